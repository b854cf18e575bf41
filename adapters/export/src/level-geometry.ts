import { blockOffset, blocksStride, type Geometry, phaseWord } from '@jepa-masks/core';

/**
 * One level of a geometry as a flat geometry, so that only that level is painted.
 *
 * @param scratch overwritten if it is long enough
 */
export const levelGeometry = (geometry: Geometry, level: number, scratch: Int32Array): Geometry<'flat'> => {
  const flat = { ...geometry, layout: 'flat' as const, levels: 1 };
  if (geometry.levels === 1) return flat;
  const stride = blocksStride(flat);
  const length = geometry.count * stride;
  const blocks = scratch.length >= length ? scratch.subarray(0, length) : new Int32Array(length);
  for (let sample = 0; sample < geometry.count; sample++) {
    const at = blockOffset(geometry, sample, level, 0);
    blocks.set(geometry.blocks.subarray(at, at + stride), sample * stride);
  }
  const phases = Uint32Array.from({ length: geometry.count }, (_, sample) =>
    phaseWord(geometry, sample, level),
  );
  return { ...flat, blocks, phases };
};
