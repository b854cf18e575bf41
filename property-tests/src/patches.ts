import { type Block, blocksOf, type Geometry } from '@jepa-masks/core';

/** Patches of a block, ascending. */
const patchesOf = (block: Block, columns: number): ReadonlyArray<number> =>
  Array.from({ length: block.height }, (_, row) =>
    Array.from({ length: block.width }, (__, column) => (block.top + row) * columns + block.left + column),
  ).flat();

/** The masks of one level of one sample, as sets of patches, from the definition: a context is its block less all targets. */
export const masksOf = (
  geometry: Geometry,
  sample: number,
  level: number,
): { readonly contexts: ReadonlyArray<Set<number>>; readonly targets: ReadonlyArray<Set<number>> } => {
  const { contexts, targets } = blocksOf(geometry, sample, level);
  const { columns } = geometry.grid;
  const targetSets = targets.map((block) => new Set(patchesOf(block, columns)));
  const isTarget = (patch: number): boolean => targetSets.some((set) => set.has(patch));
  return {
    contexts: contexts.map((block) => new Set(patchesOf(block, columns).filter((patch) => !isTarget(patch)))),
    targets: targetSets,
  };
};
