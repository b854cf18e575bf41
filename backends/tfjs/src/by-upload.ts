import type { ByPart, Geometry, MaskSet, Tensor as Painted } from '@jepa-masks/core';
import { mapMasks, mapParts } from '@jepa-masks/core/geometry';
import { cpu, type IndexLists } from '@jepa-masks/cpu';
import type { DataType, Tensor, Tensor1D } from '@tensorflow/tfjs-core';
import { deviceCheck } from './device.js';
import { refuseUncountable } from './exact-integers.js';
import type { Operations } from './operations.js';
import type { TensorLists } from './tensor-masks.js';
import type { TfjsBackend } from './tfjs-backend.js';
import { tidied } from './tidied.js';

/** Typed arrays that tfjs takes for a type as they are: it keeps them, and copies them to its device. */
type Elements = Painted<Uint8Array | Int32Array | Float32Array>;

/**
 * The masks of the CPU backend, handed to tfjs. What it is handed is fresh and
 * nobody else's, since tfjs keeps it until the device takes it.
 */
export const byUpload = (tf: Operations): TfjsBackend => {
  const checkDevice = deviceCheck(tf);
  const upload = <P extends string, Q, T>(
    geometry: Geometry<P>,
    painted: ByPart<P, MaskSet<Q>>,
    tensorOf: (painted: Q) => T,
  ): ByPart<P, MaskSet<T>> => {
    checkDevice();
    // If a part fails, those before it go.
    return tidied(tf, () => mapMasks(geometry, painted, tensorOf));
  };
  const as =
    (dtype: DataType) =>
    ({ data, shape }: Elements): Tensor =>
      tf.tensor(data, shape, dtype);
  const list = (integers: Int32Array): Tensor1D =>
    tf.tensor(integers, [integers.length], 'int32') as Tensor1D;
  const lists = ({ indices, offsets, shape }: IndexLists): TensorLists => {
    if (tf.getBackend() === 'webgl') refuseUncountable(indices.length);
    return { indices: list(indices), offsets: list(offsets), shape };
  };
  return {
    name: 'tfjs',
    booleans: (geometry) => upload(geometry, cpu.booleans(geometry), as('bool')),
    indices: (geometry) => upload(geometry, cpu.indices(geometry), lists),
    fixedIndices: (geometry, lengths) => upload(geometry, cpu.fixedIndices(geometry, lengths), as('int32')),
    fixedValidity: (geometry, lengths) => upload(geometry, cpu.fixedValidity(geometry, lengths), as('bool')),
    attentionBias: (geometry) => upload(geometry, cpu.attentionBias(geometry), as('float32')),
    fixedAttentionBias: (geometry, lengths) =>
      upload(geometry, cpu.fixedAttentionBias(geometry, lengths), as('float32')),
    fixedRestore: (geometry, lengths) => upload(geometry, cpu.fixedRestore(geometry, lengths), as('int32')),
    fixedWeights: (geometry, lengths) => upload(geometry, cpu.fixedWeights(geometry, lengths), as('float32')),
    masked: (geometry, which) => {
      const painted = cpu.masked(geometry, which);
      checkDevice();
      return tidied(tf, () => mapParts(geometry.parts, painted, as('bool')));
    },
    targetDistance: (geometry) => {
      const found = cpu.targetDistance(geometry);
      checkDevice();
      return tidied(tf, () => mapParts(geometry.parts, found, as('int32')));
    },
  };
};
