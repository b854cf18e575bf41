import type { Geometry, MaskSet, Part } from '@jepa-masks/core';
import { boxesPerSample, wordsPerMask } from '@jepa-masks/core/geometry';
import { bufferBytes, type GpuElements, sizeOf } from './gpu-tensor.js';

/** Shapes of a part's tensors. */
export type Shapes = MaskSet<ReadonlyArray<number>>;

/**
 * What kernels read of a part: its masks as the geometry says them, or all as
 * bits, which the device makes of boxes first.
 */
export type MaskSource = 'geometry' | 'bits';

const bytesRead = (part: Part, from: MaskSource): number => {
  const { count, contexts, targets } = part;
  const given = part.masks === 'boxes' ? 4 * count * boxesPerSample(part) : 0;
  if (part.masks === 'boxes' && from === 'geometry') return given;
  return Math.max(given, 4 * count * (contexts + targets) * wordsPerMask(part.grid.patches));
};

/**
 * Makes sure, before anything is made, that a device can bind what it reads of a
 * batch, and the tensors of every part.
 *
 * @param shapes of the tensors; none if they are there already
 * @throws RangeError if it can't, with how many samples at once it could
 */
export const refuseTooLarge = (
  { limits }: GPUDevice,
  { count, parts }: Geometry,
  shapes: ReadonlyArray<Shapes>,
  from: MaskSource,
  elements: keyof GpuElements = 'u32',
): void => {
  const most = Math.min(limits.maxStorageBufferBindingSize, limits.maxBufferSize);
  const bytes = Math.max(
    ...parts.map((part) => bytesRead(part, from)),
    ...shapes.flatMap(({ context, targets }) =>
      [context, targets].map((shape) => bufferBytes(elements, sizeOf(shape))),
    ),
  );
  if (bytes <= most) return;
  const samples = Math.floor(most / (bytes / count));
  throw new RangeError(
    `${count} samples need a buffer of ${bytes} bytes; this device binds at most ${most}: draw at most ${samples} at once, or request a device with higher limits`,
  );
};
