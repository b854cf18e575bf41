import type { Geometry, MaskSet } from '@jepa-masks/core';
import { sizeOf } from './gpu-tensor.js';

/**
 * The shapes of a batch's tensors, if the device can bind them.
 *
 * @throws RangeError if it can't, with how many samples at once it could
 */
export const refuseTooLarge = (
  { limits }: GPUDevice,
  { count }: Geometry,
  shapes: MaskSet<ReadonlyArray<number>>,
): MaskSet<ReadonlyArray<number>> => {
  const most = Math.min(limits.maxStorageBufferBindingSize, limits.maxBufferSize);
  const bytes = 4 * Math.max(sizeOf(shapes.context), sizeOf(shapes.targets));
  if (bytes <= most) return shapes;
  const samples = Math.floor(most / (bytes / count));
  throw new RangeError(
    `${count} samples need a buffer of ${bytes} bytes; this device binds at most ${most}: draw at most ${samples} at once`,
  );
};
