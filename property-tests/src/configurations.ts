import { isRight, type Plan, type Strategy, strategies } from '@jepa-masks/core';
import type { Field, ImageSize, ListField, Range, SizeField } from '@jepa-masks/core/config';
import fc from 'fast-check';
import { followSuggestions } from './suggestions.js';

/** A configuration and the strategy that it is for. */
export interface Configuration {
  /** The strategy that plans it. */
  readonly strategy: Strategy;
  /** Its fields; the others take their defaults. */
  readonly config: Readonly<Record<string, unknown>>;
}

/** Grids of 1 × 1 to `most` × `most` patches, square or not, as image sizes with patches of one or several pixels. */
const images = (most: number): fc.Arbitrary<{ readonly inputSize: Range; readonly patchSize: number }> =>
  fc
    .record({
      rows: fc.integer({ min: 1, max: most }),
      columns: fc.integer({ min: 1, max: most }),
      square: fc.boolean(),
      patchSize: fc.constantFrom(1, 8, 14, 16),
    })
    .map(({ rows, columns, square, patchSize }) => ({
      inputSize: [rows * patchSize, (square ? rows : columns) * patchSize],
      patchSize,
    }));

/** Frames of clips of 1 to `most` time steps, of one frame or several. */
const clips = (most: number): fc.Arbitrary<{ readonly numFrames: number; readonly tubeletSize: number }> =>
  fc
    .record({ steps: fc.integer({ min: 1, max: most }), tubeletSize: fc.constantFrom(1, 2, 4) })
    .map(({ steps, tubeletSize }) => ({ numFrames: steps * tubeletSize, tubeletSize }));

/** Time steps of a clip of so many patches a side at most: grids stay about as small as those of images. */
const mostSteps = (mostSide: number): number => Math.max(4, Math.min(8, mostSide));

const rangeWithin = (low: number, high: number): fc.Arbitrary<Range> =>
  fc
    .tuple(fc.double({ min: low, max: high, noNaN: true }), fc.double({ min: low, max: high, noNaN: true }))
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);

/** Aspect ratios, the usual ones as often as extreme ones. */
const aspectRatios: fc.Arbitrary<Range> = fc.oneof(
  fc.constantFrom<Range>([0.75, 1.5], [1, 1], [0.5, 2]),
  rangeWithin(0.05, 20),
);

/** Sizes in patches, of no more than `mostSide` a side where the field takes so few. */
const sidesWithin = ({ min, max }: SizeField, mostSide: number): fc.Arbitrary<unknown> => {
  const side = fc.integer({ min, max: Math.min(max, Math.max(min, mostSide)) });
  return fc.oneof(side, fc.tuple(side, side));
};

/** Sizes that most small patches divide. */
const pixels: fc.Arbitrary<ImageSize> = fc.constantFrom<ImageSize>(12, 16, 48, [12, 36], [16, 32]);

/** Any entry of a list. */
const recordsOf = ({ of }: ListField, mostSide: number): fc.Arbitrary<unknown> =>
  fc.record(
    Object.fromEntries(Object.entries(of).map(([name, field]) => [name, valuesOf(field, mostSide)])),
    { requiredKeys: [] },
  );

/** Any value that a field's own description admits. */
const valuesOf = (field: Field, mostSide: number): fc.Arbitrary<unknown> => {
  switch (field.kind) {
    case 'integer':
      return fc.integer({ min: field.min, max: Math.min(field.max, Math.max(field.min, 6)) });
    case 'number':
      return fc.double({ min: field.min, max: field.max, noNaN: true });
    case 'choice':
      return fc.constantFrom(...field.choices);
    case 'boolean':
      return fc.boolean();
    case 'range':
      return field.max > 1 ? aspectRatios : rangeWithin(0.01, 1);
    case 'size':
      return field.of === 'patches'
        ? sidesWithin(field, mostSide)
        : field.fallback === null
          ? pixels
          : fc.constant(field.fallback);
    case 'name':
      return fc.constantFrom('short', 'long', 'a', 'b_2');
    case 'list':
      return fc.array(recordsOf(field, mostSide), {
        minLength: field.min,
        maxLength: Math.min(field.max, 3),
      });
  }
};

/** Rows of as many tokens as the largest image has patches. */
const rows = (most: number): fc.Arbitrary<{ readonly numTokens: number }> =>
  fc.record({ numTokens: fc.integer({ min: 1, max: most * most }) });

/** Configurations of a strategy that are well-formed; many ask for what can't be. */
export const configurationsOf = (strategy: Strategy, mostSide: number): fc.Arbitrary<Configuration> => {
  const { inputSize, patchSize, numFrames, tubeletSize, numTokens, ...others } = strategy.fields as Readonly<
    Record<string, Field>
  >;
  const hasImage = inputSize !== undefined && patchSize !== undefined;
  const hasClip = numFrames !== undefined && tubeletSize !== undefined;
  const side = hasClip ? Math.ceil(mostSide / 3) : mostSide;
  const optional = Object.fromEntries(
    Object.entries(others).map(([name, field]) => [name, valuesOf(field, mostSide)]),
  );
  return fc
    .tuple(
      hasImage ? images(side) : fc.constant({}),
      hasClip ? clips(mostSteps(mostSide)) : fc.constant({}),
      numTokens === undefined ? fc.constant({}) : rows(mostSide),
      fc.record(optional, { requiredKeys: [] }),
    )
    .map(([image, clip, row, fields]) => ({ strategy, config: { ...image, ...clip, ...row, ...fields } }));
};

/** Well-formed configurations of every strategy. */
export const configurations = (mostSide: number): fc.Arbitrary<Configuration> =>
  fc.oneof(...strategies.map((strategy) => configurationsOf(strategy, mostSide)));

/** Suggestions that are followed until a configuration can be planned. */
const MOST_STEPS = 4;

/**
 * Plans of every strategy, on grids of up to `mostSide` patches a side: of
 * configurations that are possible, and of what suggestions make of others, which
 * is often just possible.
 */
export const plans = (mostSide: number): fc.Arbitrary<Plan> =>
  configurations(mostSide)
    .map(({ strategy, config }) => strategy.plan(followSuggestions(strategy, config, MOST_STEPS).config))
    .filter(isRight)
    .map((planned) => planned.right);
