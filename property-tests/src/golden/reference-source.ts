import { isLeft } from '@jepa-masks/core';
import type { Reference, ReferenceBatch, ReferenceKey, Referred } from '@jepa-masks/core/published';
import { fixtureForm } from '../parity/fixture-form.js';
import type { GoldenKey, GoldenSource } from './golden-source.js';
import type { ReferenceCase } from './reference-cases.js';

const SEEDS = [0, 1, 42, 2023, 2 ** 31, 2 ** 32 - 1];

/** Seeds up to the largest that all random sources take; the first batch of a run and later ones. */
const keysOf = ({ stepped }: Reference, maskCount: number | undefined): ReadonlyArray<GoldenKey> =>
  SEEDS.flatMap((seed) =>
    [
      { step: 0, batch: 1, draw: 0 },
      { step: 0, batch: 3, draw: 0 },
      { step: 0, batch: 2, draw: 1 },
      { step: 1000, batch: 2, draw: 2 },
    ].map(({ step, ...rest }) => ({
      seed,
      ...(stepped ? { step } : {}),
      ...(maskCount === undefined ? {} : { maskCount }),
      ...rest,
    })),
  );

const accepted = <A>(result: Referred<A>): A => {
  if (isLeft(result))
    throw new Error(result.left.map(({ path, message }) => `${path} ${message}`).join('; '));
  return result.right;
};

const byName = <A>(record: Readonly<Record<string, A>>): ReadonlyArray<A> =>
  Object.keys(record)
    .sort()
    .map((name) => record[name]!);

/** Grid and batch size, then of each level masks, blocks and index lists, each by name: count a sample, then the values. */
const integersOf = ({ grid, batch, levels }: ReferenceBatch): ReadonlyArray<number> => {
  const integers = [grid.duration, grid.height, grid.width, batch, levels.length];
  const append = (values: ArrayLike<number>): void => {
    for (let at = 0; at < values.length; at++) integers.push(values[at]!);
  };
  for (const { masks, blocks, indices } of levels) {
    for (const { perSample, length, bytes } of byName(masks)) {
      integers.push(perSample, length ?? -1);
      append(bytes);
    }
    for (const { perSample, corners } of byName(blocks)) {
      integers.push(perSample);
      append(corners);
    }
    for (const { perSample, values } of byName(indices)) {
      integers.push(perSample);
      append(values);
    }
  }
  return integers;
};

/** Batches of a run before the one that is drawn: each has to be drawn too, so a key may not ask for any number. */
const MOST_BEFORE = 1_000;

/** A published generator's batches: batch number `draw` of a run of batches of `batch` samples. */
export const referenceSource = (
  reference: Reference,
  configurations: ReadonlyArray<ReferenceCase>,
): GoldenSource => ({
  name: reference.name,
  cases: () =>
    configurations.map(({ config, maskCount }) => ({ config, keys: keysOf(reference, maskCount) })),
  open: (config) => (key) => {
    // The generator judges its own key and the batch's size.
    const { batch, draw, ...start } = key as GoldenKey & ReferenceKey & { batch: number; draw: number };
    if (!(draw >= 0 && draw <= MOST_BEFORE)) throw new Error(`draw is ${draw}, must be 0 to ${MOST_BEFORE}`);
    let drawn = accepted(reference.draw(accepted(reference.start(config, start)), batch));
    for (let number = 0; number < draw; number++) drawn = accepted(reference.draw(drawn.state, batch));
    return { integers: integersOf(drawn.masks), full: fixtureForm(drawn.masks) };
  },
});
