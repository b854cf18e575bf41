import {
  type Field,
  hierarchical,
  isRight,
  latticeOf,
  multiBlock,
  type Plan,
  type Range,
  type Strategy,
  strategies,
} from '@jepa-masks/core';
import fc from 'fast-check';

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

const rangeWithin = (low: number, high: number): fc.Arbitrary<Range> =>
  fc
    .tuple(fc.double({ min: low, max: high, noNaN: true }), fc.double({ min: low, max: high, noNaN: true }))
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);

/** Aspect ratios, the usual ones as often as extreme ones. */
const aspectRatios: fc.Arbitrary<Range> = fc.oneof(
  fc.constantFrom<Range>([0.75, 1.5], [1, 1], [0.5, 2]),
  rangeWithin(0.05, 20),
);

/** Any value that a field's own description admits. */
const valuesOf = (field: Field): fc.Arbitrary<unknown> => {
  switch (field.kind) {
    case 'integer':
      return fc.integer({ min: field.min, max: Math.min(field.max, 6) });
    case 'number':
      return fc.double({ min: field.min, max: field.max, noNaN: true });
    case 'choice':
      return fc.constantFrom(...field.choices);
    case 'range':
      return field.max > 1 ? aspectRatios : rangeWithin(0.01, 1);
    case 'size':
      return fc.constant(field.fallback);
  }
};

/** Configurations of a strategy that are well-formed; many ask for what can't be. */
export const configurationsOf = (strategy: Strategy, mostSide: number): fc.Arbitrary<Configuration> => {
  const optional = Object.fromEntries(
    Object.entries(strategy.fields)
      .filter(([name]) => name !== 'inputSize' && name !== 'patchSize')
      .map(([name, field]) => [name, valuesOf(field)]),
  );
  return fc
    .tuple(images(mostSide), fc.record(optional, { requiredKeys: [] }))
    .map(([image, fields]) => ({ strategy, config: { ...image, ...fields } }));
};

/** A scale around a shape that the grid has, so that most of these can be planned; crowded where targets are many. */
const likely = (mostSide: number): fc.Arbitrary<Configuration> =>
  fc
    .tuple(
      images(mostSide),
      aspectRatios,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 1, max: 5 }),
      fc.constantFrom('forbid', 'allow'),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 12 }),
    )
    .map(([image, aspect, at, numTargetMasks, targetOverlap, numContextMasks, maxAttempts]) => {
      const [height, width] = image.inputSize;
      const rows = height / image.patchSize;
      const columns = width / image.patchSize;
      const aspectRatioRange: Range = [Math.min(aspect[0], 1), Math.max(aspect[1], 1)];
      const grid = { rows, columns, patches: rows * columns, patchSize: image.patchSize };
      const lattice = latticeOf(grid, [0, 1 / (numTargetMasks + 0.5)], aspectRatioRange);
      const shape = lattice[Math.floor(at * lattice.length)] ?? { height: 1, width: 1 };
      const scale = (shape.height * shape.width) / grid.patches;
      return {
        strategy: multiBlock as Strategy,
        config: {
          ...image,
          aspectRatioRange,
          contextAspectRatioRange: [0.01, 100],
          targetScale: [scale * 0.8, Math.min(1, scale * 1.2)],
          contextScale: [0.5, 1],
          minContextPatches: 1,
          numTargetMasks,
          numContextMasks,
          targetOverlap,
          maxAttempts,
        },
      };
    });

/** Configurations of every strategy: well-formed ones at random, and ones that are likely to be possible. */
export const configurations = (mostSide: number): fc.Arbitrary<Configuration> =>
  fc.oneof(likely(mostSide), ...strategies.map((strategy) => configurationsOf(strategy, mostSide)));

/** Hierarchical configurations that are likely to be possible. */
const likelyHierarchies: fc.Arbitrary<Configuration> = fc
  .record({
    inputSize: fc.constantFrom(128, 224, 256, 320),
    numHierarchies: fc.integer({ min: 1, max: 4 }),
    numTargetMasks: fc.integer({ min: 1, max: 4 }),
    scaleProgression: fc.constantFrom('geometric', 'linear'),
    baseScale: fc.constantFrom<Range>([0.05, 0.15], [0.03, 0.06], [0.02, 0.1]),
    targetOverlap: fc.constantFrom('forbid', 'allow'),
    nesting: fc.constantFrom('independent', 'nested'),
  })
  .map((config) => ({ strategy: hierarchical as Strategy, config }));

/** Plans of every strategy, on grids of up to `mostSide` patches a side. */
export const plans = (mostSide: number): fc.Arbitrary<Plan> =>
  fc
    .oneof(configurations(mostSide), likelyHierarchies)
    .map(({ strategy, config }) => strategy.plan(config))
    .filter(isRight)
    .map((planned) => planned.right);
