import {
  type ByLayout,
  blockOffset,
  byLayout,
  checkMasked,
  type Geometry,
  type Layout,
  type MaskedPatches,
  type Tensor,
  unwrap,
} from '@jepa-masks/core';

/** Gives the patches of some blocks of every sample a value: `count` of them, from number `first` on. */
const paintBlocks = (
  geometry: Geometry,
  level: number,
  first: number,
  count: number,
  masked: Uint8Array,
  value: number,
): void => {
  const { blocks } = geometry;
  const { columns, patches } = geometry.grid;
  for (let sample = 0; sample < geometry.count; sample++) {
    for (let index = first; index < first + count; index++) {
      const at = blockOffset(geometry, sample, level, index);
      const bottom = blocks[at]! + blocks[at + 2]!;
      for (let row = blocks[at]!; row < bottom; row++) {
        const start = sample * patches + row * columns + blocks[at + 1]!;
        masked.fill(value, start, start + blocks[at + 3]!);
      }
    }
  }
};

/**
 * One boolean a patch, whatever the number of masks: [B, N], 1 for a patch that is
 * masked, as BEiT, MAE and Hugging Face's models take it; once, or for each level.
 *
 * @param which patches are masked: those of any `targets`, unless told otherwise,
 *   or all that are `unseen` by every context
 * @throws InvalidConfigError if it is neither
 */
export const masked = <L extends Layout>(
  geometry: Geometry<L>,
  which?: MaskedPatches,
): ByLayout<L, Tensor<Uint8Array>> => {
  const isUnseen = unwrap(checkMasked(which)) === 'unseen';
  const { count, contexts, targets, grid } = geometry;
  return byLayout(geometry, (level) => {
    const data = new Uint8Array(count * grid.patches);
    if (isUnseen) {
      data.fill(1);
      paintBlocks(geometry, level, 0, contexts, data, 0);
    }
    // Targets are cut from contexts, so they come last in either case.
    paintBlocks(geometry, level, contexts, targets, data, 1);
    return { data, shape: [count, grid.patches] };
  });
};
