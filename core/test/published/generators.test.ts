import { describe, expect, it } from 'vitest';
import { isRight } from '../../src/config/either.js';
import { BLOCK_COLUMNS, type MaskArray, type ReferenceBatch } from '../../src/published/masks.js';
import type { Reference, ReferenceState } from '../../src/published/reference.js';
import { references } from '../../src/published/references.js';

/** A started run of the generator's example. */
const started = ({ start, example }: Reference, seed: number | bigint, step = 0): ReferenceState<unknown> => {
  const { config, maskCount = 0 } = example;
  const result = start(config, { seed, step, maskCount });
  if (!isRight(result)) throw new Error(JSON.stringify(result.left));
  return result.right;
};

const drawn = (
  { draw }: Reference,
  state: ReferenceState<unknown>,
  batch: number,
): { readonly masks: ReferenceBatch; readonly state: ReferenceState<unknown> } => {
  const result = draw(state, batch);
  if (!isRight(result)) throw new Error(JSON.stringify(result.left));
  return result.right;
};

/** Patches of each mask. */
const counts = ({ bytes, perSample }: MaskArray, { batch, grid }: ReferenceBatch): ReadonlyArray<number> =>
  Array.from({ length: batch * perSample }, (_, mask) =>
    bytes.subarray(mask * grid.patches, (mask + 1) * grid.patches).reduce((sum, byte) => sum + byte, 0),
  );

/** Bytes of all masks and values of all lists, sample by sample. */
const perSample = ({ batch, levels }: ReferenceBatch): ReadonlyArray<ReadonlyArray<unknown>> =>
  Array.from({ length: batch }, (_, sample) =>
    levels
      .flatMap(({ masks, indices }) => [
        ...Object.values(masks).map(({ bytes }) => bytes),
        ...Object.values(indices).map(({ values }) => values),
      ])
      .map((values) => {
        const size = values.length / batch;
        return [...values.subarray(sample * size, (sample + 1) * size)];
      }),
  );

describe.each(references.map((reference) => [reference.name, reference] as const))('%s', (_, reference) => {
  it('gives the same batch twice from one state, and leaves the state as it was', () => {
    const state = started(reference, 3);
    const before = JSON.stringify(state);
    const first = drawn(reference, state, 4);
    const second = drawn(reference, state, 4);
    expect(second).toEqual(first);
    expect(JSON.stringify(state)).toBe(before);
    expect(drawn(reference, first.state, 4).masks).not.toEqual(first.masks);
  });

  it('does not let a caller change later batches through the bytes of an earlier one', () => {
    const state = started(reference, 3);
    const first = drawn(reference, state, 2);
    const next = drawn(reference, first.state, 2);
    for (const { masks } of first.masks.levels) for (const { bytes } of Object.values(masks)) bytes.fill(9);
    expect(drawn(reference, first.state, 2)).toEqual(next);
    expect(drawn(reference, state, 2).masks).not.toEqual(first.masks);
  });

  it('goes on from a state that was stored as JSON', () => {
    const state = drawn(reference, started(reference, 3), 2).state;
    expect(drawn(reference, JSON.parse(JSON.stringify(state)), 3)).toEqual(drawn(reference, state, 3));
  });

  it('takes a bigint seed for the number that it is', () => {
    expect(started(reference, 12345n)).toEqual(started(reference, 12345));
  });

  it('gives zeros and ones only, and lists of the length it states', () => {
    const { masks: batch } = drawn(reference, started(reference, 5, 2), 6);
    for (const { masks } of batch.levels) {
      for (const mask of Object.values(masks)) {
        expect(mask.bytes.length).toBe(batch.batch * mask.perSample * batch.grid.patches);
        expect(mask.bytes.every((byte) => byte === 0 || byte === 1)).toBe(true);
        if (mask.length !== null) expect(new Set(counts(mask, batch))).toEqual(new Set([mask.length]));
      }
    }
  });

  it('keeps every block inside the grid and every mask of a block inside the block', () => {
    const { masks: batch } = drawn(reference, started(reference, 5), 6);
    const { grid } = batch;
    for (const { blocks } of batch.levels) {
      for (const { corners } of Object.values(blocks)) {
        for (let at = 0; at < corners.length; at += BLOCK_COLUMNS) {
          const [top, left, height, width, start, duration] = corners.subarray(at, at + BLOCK_COLUMNS);
          expect(Math.min(top!, left!, start!)).toBeGreaterThanOrEqual(0);
          expect(top! + height!).toBeLessThanOrEqual(grid.height);
          expect(left! + width!).toBeLessThanOrEqual(grid.width);
          expect(start! + duration!).toBeLessThanOrEqual(grid.duration);
        }
      }
    }
  });

  it('starts from its defaults', () => {
    expect(isRight(reference.start(reference.defaults, { seed: 0 }))).toBe(true);
    expect(reference.start({}, { seed: 0 })).toEqual(reference.start(reference.defaults, { seed: 0 }));
  });
});

const independent = references.filter(({ name, stepped }) => !stepped && name !== 'hjepa-hierarchical');

it.each(independent.map((reference) => [reference.name, reference] as const))(
  '%s draws the same samples in batches of 2 and 3 as in one of 5',
  (_, reference) => {
    const two = drawn(reference, started(reference, 11), 2);
    const three = drawn(reference, two.state, 3);
    const five = drawn(reference, started(reference, 11), 5);
    expect([...perSample(two.masks), ...perSample(three.masks)]).toEqual(perSample(five.masks));
    expect(three.state).toEqual(five.state);
  },
);

const stepped = references.filter((reference) => reference.stepped);

it.each(stepped.map((reference) => [reference.name, reference] as const))(
  '%s counts its steps, and draws the same blocks before the cut in batches of 2 and 3 as in one of 5',
  (_, reference) => {
    const two = drawn(reference, started(reference, 11, 7), 2);
    expect(two.state.step).toBe(8);
    const three = drawn(reference, { ...two.state, step: 7 }, 3);
    const five = drawn(reference, started(reference, 11, 7), 5);
    for (const [name, { corners }] of Object.entries(five.masks.levels[0]!.blocks)) {
      const parts = [two, three].flatMap(({ masks }) => [...masks.levels[0]!.blocks[name]!.corners]);
      expect(parts).toEqual([...corners]);
    }
    expect(three.state).toEqual(five.state);
  },
);
