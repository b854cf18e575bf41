import { type ByPart, type Geometry, type MaskSet, type Tensor as Painted, unwrap } from '@jepa-masks/core';
import {
  byPart,
  checkLengths,
  checkMasked,
  contextShape,
  listPlaces,
  listWeights,
  requireGeometry,
  targetDistances,
  targetsShape,
} from '@jepa-masks/core/geometry';
import type { TensorLists, TfjsBackend } from '@jepa-masks/tfjs';
import { refuseLost } from '@jepa-masks/webgpu';
import type * as tfjs from '@tensorflow/tfjs-core';
import { runsOnWebgpu, webgpuBackend } from './device.js';
import { MASK_KERNEL, type MaskRequest } from './kernel.js';

/** What is used of tfjs: of `import * as tf`, whatever package it comes from. */
export type Engine = Pick<typeof tfjs, 'backend' | 'engine' | 'getBackend' | 'getKernel' | 'registerKernel'>;

/** Tensors in the order in which the kernel gives them, as many for each part. */
const run = (tf: Engine, request: MaskRequest): ReadonlyArray<tfjs.Tensor> => {
  requireGeometry(request.geometry);
  return tf
    .engine()
    .runKernel(MASK_KERNEL.kernelName, {}, request as unknown as tfjs.NamedAttrMap) as tfjs.Tensor[];
};

const denseMasks = <P extends string>(
  tf: Engine,
  geometry: Geometry<P>,
  request: Omit<MaskRequest, 'geometry'>,
): ByPart<P, MaskSet<tfjs.Tensor>> => {
  const tensors = run(tf, { geometry, ...request });
  return byPart(geometry, (_, index) => ({
    context: tensors[2 * index]!,
    targets: tensors[2 * index + 1]!,
  }));
};

const raggedMasks = <P extends string>(
  tf: Engine,
  geometry: Geometry<P>,
): ByPart<P, MaskSet<TensorLists>> => {
  const tensors = run(tf, { geometry, output: 'indices' }) as ReadonlyArray<tfjs.Tensor1D>;
  return byPart(geometry, (part, index) => {
    const [contextIndices, targetIndices, contextOffsets, targetOffsets] = tensors.slice(4 * index);
    return {
      context: { indices: contextIndices!, offsets: contextOffsets!, shape: contextShape(part) },
      targets: { indices: targetIndices!, offsets: targetOffsets!, shape: targetsShape(part) },
    };
  });
};

/** What the CPU found, as tensors. */
const sent = (
  tf: Engine,
  { context, targets }: MaskSet<Painted<Int32Array | Float32Array>>,
  dtype: 'int32' | 'float32',
): MaskSet<tfjs.Tensor> => ({
  context: tf.engine().makeTensor(context.data, context.shape, dtype),
  targets: tf.engine().makeTensor(targets.data, targets.shape, dtype),
});

/**
 * Masks as tensors of tfjs, made on its WebGPU device: of a batch it sends boxes, 20
 * bytes a sample for a context and four targets of one box each, or sets of patches,
 * a bit a patch; one dispatch a part paints context and targets. Shapes and types are those
 * of `@jepa-masks/tfjs`; the tensors are tracked and disposed of like any of tfjs.
 *
 * @param tf the caller's tfjs, with its WebGPU backend
 * @param fallback what makes the masks while tfjs runs on something else, such as
 *   `tfjs(tf)`. Without it that is a `DeviceError`.
 */
export const tfjsWebgpu = (
  tf: Engine,
  { fallback }: { readonly fallback?: TfjsBackend | undefined } = {},
): TfjsBackend => {
  if (tf.getKernel(MASK_KERNEL.kernelName, MASK_KERNEL.backendName) === undefined) {
    tf.registerKernel(MASK_KERNEL);
  }
  // Its loss is listened to from now on, if it is there by now.
  if (runsOnWebgpu(tf)) refuseLost(webgpuBackend(tf).device);
  /** The fallback if it is its turn; nothing if the kernel can run. */
  const instead = (): TfjsBackend | undefined => {
    if (fallback !== undefined && !runsOnWebgpu(tf)) return fallback;
    refuseLost(webgpuBackend(tf).device);
    return undefined;
  };
  return {
    name: 'tfjs-webgpu',
    booleans: (geometry) => instead()?.booleans(geometry) ?? denseMasks(tf, geometry, { output: 'booleans' }),
    indices: (geometry) => instead()?.indices(geometry) ?? raggedMasks(tf, geometry),
    fixedIndices: (geometry, given) => {
      const lengths = unwrap(checkLengths(geometry, given));
      return (
        instead()?.fixedIndices(geometry, given) ??
        denseMasks(tf, geometry, { output: 'fixedIndices', lengths })
      );
    },
    fixedValidity: (geometry, given) => {
      const lengths = unwrap(checkLengths(geometry, given));
      return (
        instead()?.fixedValidity(geometry, given) ??
        denseMasks(tf, geometry, { output: 'fixedValidity', lengths })
      );
    },
    attentionBias: (geometry) =>
      instead()?.attentionBias(geometry) ?? denseMasks(tf, geometry, { output: 'attentionBias' }),
    fixedAttentionBias: (geometry, given) => {
      const lengths = unwrap(checkLengths(geometry, given));
      return (
        instead()?.fixedAttentionBias(geometry, given) ??
        denseMasks(tf, geometry, { output: 'fixedAttentionBias', lengths })
      );
    },
    fixedRestore: (geometry, given) => {
      const lengths = unwrap(checkLengths(geometry, given));
      return (
        instead()?.fixedRestore(geometry, given) ??
        byPart(geometry, (part, index) => sent(tf, listPlaces(part, lengths[index]!), 'int32'))
      );
    },
    fixedWeights: (geometry, given) => {
      const lengths = unwrap(checkLengths(geometry, given));
      return (
        instead()?.fixedWeights(geometry, given) ??
        byPart(geometry, (part, index) => sent(tf, listWeights(part, lengths[index]!), 'float32'))
      );
    },
    masked: (geometry, given) => {
      const which = unwrap(checkMasked(given));
      const fallen = instead()?.masked(geometry, which);
      if (fallen !== undefined) return fallen;
      const tensors = run(tf, { geometry, output: 'masked', which });
      return byPart(geometry, (_, index) => tensors[index]!);
    },
    targetDistance: (geometry) =>
      instead()?.targetDistance(geometry) ??
      byPart(geometry, (part) =>
        tf.engine().makeTensor(targetDistances(part), contextShape(part, part.grid.patches), 'int32'),
      ),
  };
};
