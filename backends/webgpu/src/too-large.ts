import type { Geometry, MaskSet } from '@jepa-masks/core';
import { bufferBytes, type GpuElements, sizeOf } from './gpu-tensor.js';

/** Shapes of a level's tensors. */
export type Shapes = MaskSet<ReadonlyArray<number>>;

/**
 * Makes sure, before anything is made, that a device can bind the tensors of every
 * level of a batch.
 *
 * @throws RangeError if it can't, with how many samples at once it could
 */
export const refuseTooLarge = (
  { limits }: GPUDevice,
  { count }: Geometry,
  levels: ReadonlyArray<Shapes>,
  elements: keyof GpuElements = 'u32',
): void => {
  const most = Math.min(limits.maxStorageBufferBindingSize, limits.maxBufferSize);
  const bytes = levels
    .flatMap(({ context, targets }) => [context, targets])
    .reduce((largest, shape) => Math.max(largest, bufferBytes(elements, sizeOf(shape))), 0);
  if (bytes <= most) return;
  const samples = Math.floor(most / (bytes / count));
  throw new RangeError(
    `${count} samples need a buffer of ${bytes} bytes; this device binds at most ${most}: draw at most ${samples} at once, or request a device with higher limits`,
  );
};
