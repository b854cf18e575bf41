import type { Grid, Tensor } from '@jepa-masks/core';

/**
 * Masks in pixels: each patch becomes `patchSize` × `patchSize` equal elements, so
 * that the last axis, N patches, becomes two, H × W pixels. On a video it becomes
 * three, T × H × W, and each patch lasts `tubeletSize` frames; on a row it stays
 * one. For masked input, and to be laid over an image.
 *
 * @param tensor of this backend, an element a patch: of `booleans`, `masked` or
 *   `attentionBias`; [B, N] becomes [B, H, W], [B, M, N] becomes [B, M, H, W]
 * @param grid of the part
 * @throws RangeError if the last axis is not the grid's N
 */
export const pixels = <D extends Uint8Array | Float32Array>(
  { data, shape }: Tensor<D>,
  { axes, frames, rows, columns, patches, patchSize, tubeletSize }: Grid,
): Tensor<D> => {
  if (shape.at(-1) !== patches) {
    throw new RangeError(
      `the last axis has ${shape.at(-1)} elements; this grid has ${patches} patches: give booleans, masked or attentionBias`,
    );
  }
  const copies = axes === 1 ? 1 : patchSize;
  const [height, width] = [rows * copies, columns * patchSize];
  const frame = height * width;
  const length = data.length * copies * patchSize * tubeletSize;
  const painted = data instanceof Float32Array ? new Float32Array(length) : new Uint8Array(length);
  // Rows of patches of all frames and masks follow one another, and so do rows of pixels.
  for (let row = 0; row * columns < data.length; row++) {
    const start = Math.floor(row / rows) * tubeletSize * frame + (row % rows) * copies * width;
    for (let column = 0; column < columns; column++) {
      const from = start + column * patchSize;
      painted.fill(data[row * columns + column]!, from, from + patchSize);
    }
    for (let copy = 1; copy < copies; copy++) {
      painted.copyWithin(start + copy * width, start, start + width);
    }
  }
  for (let start = 0; start < length && tubeletSize > 1; start += tubeletSize * frame) {
    for (let copy = 1; copy < tubeletSize; copy++) {
      painted.copyWithin(start + copy * frame, start, start + frame);
    }
  }
  const sides = [frames * tubeletSize, height, width].slice(3 - axes);
  return { data: painted as D, shape: [...shape.slice(0, -1), ...sides] };
};
