import { type Geometry, hierarchical, multiBlock, sampleBatch, unwrap } from '@jepa-masks/core';

/** One sample of blocks that no plan gives: the context, then the targets. */
const byHand = (rows: number, columns: number, blocks: ReadonlyArray<ReadonlyArray<number>>): Geometry => {
  const grid = { rows, columns, patches: rows * columns, patchSize: 16 };
  const shape = { layout: 'flat', count: 1, levels: 1, contexts: 1, targets: blocks.length - 1 } as const;
  return { ...shape, grid, blocks: Int32Array.from(blocks.flat()), phases: Uint32Array.of(0xdeadbeef) };
};

/** One patch that is context and target at once. */
const onePatch = byHand(1, 1, [
  [0, 0, 1, 1],
  [0, 0, 1, 1],
]);

/** The largest block there can be, on the largest grid. */
const largestGrid = byHand(256, 256, [
  [0, 0, 256, 256],
  [255, 0, 1, 256],
]);

/** The longest row that there can be: whole, and its last patch. */
const longestRow = byHand(1, 65_536, [
  [0, 0, 1, 65_536],
  [0, 65_535, 1, 1],
  [0, 300, 1, 65_000],
]);

/** A column far longer than a byte counts: whole, and its last patch. */
const longColumn = byHand(1500, 1, [
  [0, 0, 1500, 1],
  [1499, 0, 1, 1],
  [300, 0, 1000, 1],
]);

/** Targets that overlap, reach beyond the context, and leave it in pieces. */
const tangled = byHand(5, 7, [
  [1, 1, 4, 5],
  [0, 2, 3, 2],
  [2, 3, 1, 4],
  [4, 0, 1, 2],
]);

/** Geometries at the edges of what backends meet, which random ones may miss; those of an entry are alive together. */
export const edges = (): ReadonlyArray<readonly [name: string, geometries: ReadonlyArray<Geometry>]> => {
  const flat = unwrap(multiBlock.plan({}));
  const large = unwrap(multiBlock.plan({ inputSize: 1024, patchSize: 16 }));
  const wide = unwrap(multiBlock.plan({ inputSize: [128, 320], contextScale: [0.6, 1] }));
  const contexts = unwrap(multiBlock.plan({ numContextMasks: 3 }));
  const levels = unwrap(hierarchical.plan({}));
  return [
    ['an empty batch', [sampleBatch(flat, { seed: 1, count: 0 })]],
    ['an empty batch of levels', [sampleBatch(levels, { seed: 1, count: 0 })]],
    ['a batch of one', [sampleBatch(flat, { seed: 1, count: 1 })]],
    ['a grid of 1 × 1 with an empty context', [onePatch]],
    ['a grid of 64 × 64', [sampleBatch(large, { seed: 1, count: 2 })]],
    ['a grid of 256 × 256', [largestGrid]],
    ['a grid of 1 × 65,536', [longestRow]],
    ['a grid of 1500 × 1', [longColumn]],
    ['a grid of 8 × 20', [sampleBatch(wide, { seed: 1, count: 3 })]],
    ['targets that overlap and reach beyond the context', [tangled]],
    ['three contexts', [sampleBatch(contexts, { seed: 1, count: 3 })]],
    ['three levels', [sampleBatch(levels, { seed: 1, count: 3 })]],
    ['a batch of 300', [sampleBatch(flat, { seed: 1, count: 300 })]],
    ['two batches at once', [1, 2].map((seed) => sampleBatch(flat, { seed, count: 4 }))],
  ];
};
