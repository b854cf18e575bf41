import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Told } from '../../../examples/training/src/web/messages.js';
import { fatesOf } from '../../training/paint.js';
import { after, goesOn, millisecondsOf, newRun, type Point } from '../../training/run.js';
import { smooth } from '../../training/smooth.js';

const points = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 2000 })
  .map((values) => values.map((value, at): Point => [at + 1, value]));

test('a smoothed line is short, keeps the order of its steps, and lies within what it is made of', () => {
  fc.assert(
    fc.property(points, (all) => {
      const line = smooth(all);
      expect(line.length).toBeLessThanOrEqual(150);
      expect(line.length > 0).toBe(all.length > 0);
      const values = all.map(([, value]) => value);
      for (const [at, [step, value]] of line.entries()) {
        expect(step).toBeGreaterThan(line[at - 1]?.[0] ?? 0);
        expect(value).toBeGreaterThanOrEqual(Math.min(...values) - 1e-12);
        expect(value).toBeLessThanOrEqual(Math.max(...values) + 1e-12);
      }
    }),
    { numRuns: 50 },
  );
});

test('a run goes on until it ends, and remembers what it was told', () => {
  const shown = { count: 0, pixels: new Uint8Array(), masks: [] };
  const told = [
    { kind: 'engine', device: 'wasm', name: 'an engine', why: 'a reason' },
    { kind: 'began' },
    { kind: 'step', step: 1, loss: 0.5, milliseconds: 30, shown },
    { kind: 'features', step: 1, deviation: 0.3, rank: 12 },
    { kind: 'step', step: 2, loss: 0.4, milliseconds: 10, shown },
    { kind: 'paused', step: 2 },
    { kind: 'step', step: 3, loss: 0.3, milliseconds: 20, shown },
    { kind: 'probe', step: 3, share: 0.7 },
  ] as const satisfies ReadonlyArray<Told>;
  let run = newRun(2, 'masks', 0, 3);
  const states = told.map((one) => {
    run = after(run, { run: 2, ...one });
    expect(goesOn(run)).toBe(true);
    return run.state;
  });
  expect(states).toEqual([
    'loading',
    ...['training', 'training', 'training', 'training'],
    'paused',
    ...['training', 'training'],
  ]);
  const ended = after(run, { run: 2, kind: 'ended', step: 3, checkpoint: Uint8Array.of(1) });
  expect(goesOn(ended)).toBe(false);
  expect(ended).toMatchObject({
    why: 'a reason',
    step: 3,
    losses: [
      [1, 0.5],
      [2, 0.4],
      [3, 0.3],
    ],
    deviations: [[1, 0.3]],
    ranks: [[1, 12]],
    probes: [[3, 0.7]],
  });
  expect(millisecondsOf(ended)).toBe(20);
  const failed = after(run, { run: 2, kind: 'failed', message: 'lost' });
  expect([failed.state, failed.fault, goesOn(failed)]).toEqual(['failed', 'lost', false]);
});

test('a patch is seen, to be predicted, or neither', () => {
  const fates = fatesOf(Int32Array.of(0, 48, -1), Int32Array.of(3, 3, -1));
  expect([fates[0], fates[48], fates[3], fates[4]]).toEqual(['seen', 'seen', 'predicted', 'neither']);
  expect(fates).toHaveLength(49);
});
