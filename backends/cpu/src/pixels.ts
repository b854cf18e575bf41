import type { Grid, Tensor } from '@jepa-masks/core';

/**
 * Masks in pixels: each patch becomes `patchSize` × `patchSize` equal elements, so
 * that the last axis, N patches, becomes two, H × W pixels. For masked input, and
 * to be laid over an image.
 *
 * @param tensor of this backend, an element a patch: of `booleans`, `masked` or
 *   `attentionBias`; [B, N] becomes [B, H, W], [B, M, N] becomes [B, M, H, W]
 * @param grid of the geometry
 * @throws RangeError if the last axis is not the grid's N
 */
export const pixels = <D extends Uint8Array | Float32Array>(
  { data, shape }: Tensor<D>,
  { rows, columns, patches, patchSize }: Grid,
): Tensor<D> => {
  if (shape.at(-1) !== patches) {
    throw new RangeError(
      `the last axis has ${shape.at(-1)} elements; a grid of ${rows} × ${columns} has ${patches} patches: give booleans, masked or attentionBias`,
    );
  }
  const width = columns * patchSize;
  const length = data.length * patchSize * patchSize;
  const painted = data instanceof Float32Array ? new Float32Array(length) : new Uint8Array(length);
  // Rows of patches of all masks follow one another, and so do rows of pixels.
  for (let row = 0; row * columns < data.length; row++) {
    const start = row * patchSize * width;
    for (let column = 0; column < columns; column++) {
      const from = start + column * patchSize;
      painted.fill(data[row * columns + column]!, from, from + patchSize);
    }
    for (let copy = 1; copy < patchSize; copy++) {
      painted.copyWithin(start + copy * width, start, start + width);
    }
  }
  return { data: painted as D, shape: [...shape.slice(0, -1), rows * patchSize, width] };
};
