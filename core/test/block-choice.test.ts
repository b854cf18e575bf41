import { describe, expect, test } from 'vitest';
import { BlockChoice } from '../src/block-choice.js';
import type { Positions } from '../src/positions.js';
import { PriorDraw } from '../src/prior-draw.js';
import { Tickets } from './tickets.js';

/** Positions of three shapes, of which some have none, or none that the cheap way finds; notes what is asked. */
class Scripted implements Positions {
  readonly top = 0;
  readonly left = 0;
  readonly asked: Array<string> = [];
  readonly #counts: ReadonlyArray<number>;
  readonly #cheap: ReadonlyArray<boolean>;
  readonly #exact: ReadonlyArray<boolean>;

  constructor(counts: ReadonlyArray<number>, cheap: ReadonlyArray<boolean>, exact: ReadonlyArray<boolean>) {
    this.#counts = counts;
    this.#cheap = cheap;
    this.#exact = exact;
  }
  count(shape: number): number {
    return this.#counts[shape]!;
  }
  tryDrawing(_: unknown, shape: number, attempts: number): boolean {
    this.asked.push(`try ${shape} ${attempts}`);
    return this.#cheap[shape]!;
  }
  drawExactly(_: unknown, shape: number): boolean {
    this.asked.push(`exactly ${shape}`);
    return this.#exact[shape]!;
  }
}

const shapes = [1, 2, 3].map((height) => ({ height, width: 1, weight: 1 }));

describe('a block', () => {
  const yes = [true, true, true];
  const no = [false, false, false];

  test.each<[string, Scripted, number, ReadonlyArray<string>]>([
    ['is drawn the cheap way', new Scripted([9, 9, 9], yes, no), 0, ['try 0 7']],
    ['or, where that fails, the exact way', new Scripted([9, 9, 9], no, yes), 0, ['try 0 7', 'exactly 0']],
    [
      'or of another shape',
      new Scripted([9, 9, 9], [false, true, true], no),
      1,
      ['try 0 7', 'exactly 0', 'try 1 7'],
    ],
    ['and of none that has no position', new Scripted([0, 0, 9], yes, no), 2, ['try 2 7']],
  ])('%s', (_, positions, shape, asked) => {
    const prior = new PriorDraw(shapes);
    const stream = new Tickets();
    expect(new BlockChoice(prior, positions, 7).draw(stream)).toBe(shape);
    expect(positions.asked).toEqual(asked);
    // Shapes left out for this block are back for the next one.
    stream.ticket = 0;
    expect(prior.draw(stream)).toBe(0);
    expect(stream.asked.at(-1)).toBe(3);
  });

  test('that can stand nowhere is a fault, said so', () => {
    const choice = new BlockChoice(new PriorDraw(shapes), new Scripted([9, 0, 9], no, no), 7);
    expect(() => choice.draw(new Tickets())).toThrow('no position left for a block; please report this');
  });
});
