import {
  type ByLayout,
  byLayout,
  checkLengths,
  contextShape,
  DeviceError,
  type Geometry,
  type Layout,
  type MaskSet,
  targetsShape,
  unwrap,
} from '@jepa-masks/core';
import type { TensorLists, TfjsBackend } from '@jepa-masks/tfjs';
import { refuseLost } from '@jepa-masks/webgpu';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type * as tfjs from '@tensorflow/tfjs-core';
import { MASK_KERNEL, type MaskRequest } from './kernel.js';

/** Library of tfjs, as `import * as tf` gives it. */
type Tf = typeof tfjs;

/** The device that tfjs runs on, if it runs on WebGPU. */
const deviceOf = (tf: Tf): GPUDevice | undefined =>
  tf.getBackend() === 'webgpu' ? (tf.backend() as WebGPUBackend).device : undefined;

/** Tensors in the order in which the kernel gives them, `each` a level. */
const run = (tf: Tf, request: MaskRequest): ReadonlyArray<tfjs.Tensor> =>
  tf.engine().runKernel(MASK_KERNEL.kernelName, {}, request as unknown as tfjs.NamedAttrMap) as tfjs.Tensor[];

const denseMasks = <L extends Layout>(
  tf: Tf,
  geometry: Geometry<L>,
  request: Omit<MaskRequest, 'geometry'>,
): ByLayout<L, MaskSet<tfjs.Tensor>> => {
  const tensors = run(tf, { geometry, ...request });
  return byLayout(geometry, (level) => ({
    context: tensors[2 * level]!,
    targets: tensors[2 * level + 1]!,
  }));
};

const raggedMasks = <L extends Layout>(tf: Tf, geometry: Geometry<L>): ByLayout<L, MaskSet<TensorLists>> => {
  const tensors = run(tf, { geometry, output: 'indices' }) as ReadonlyArray<tfjs.Tensor1D>;
  return byLayout(geometry, (level) => {
    const [contextIndices, targetIndices, contextOffsets, targetOffsets] = tensors.slice(4 * level);
    return {
      context: { indices: contextIndices!, offsets: contextOffsets!, shape: contextShape(geometry) },
      targets: { indices: targetIndices!, offsets: targetOffsets!, shape: targetsShape(geometry) },
    };
  });
};

/**
 * Masks as tensors of tfjs, made on its WebGPU device: of a batch it sends 20 bytes
 * a sample and level for a context and four targets, and one dispatch a level
 * paints context and targets (two list ragged indices). Shapes and types are those
 * of `@jepa-masks/tfjs`; the tensors are tracked and disposed of like any of tfjs.
 *
 * @param tf the caller's tfjs, with its WebGPU backend
 * @param fallback what makes the masks while tfjs runs on something else, such as
 *   `tfjs(tf)`. Without it that is a `DeviceError`.
 */
export const tfjsWebgpu = (
  tf: Tf,
  { fallback }: { readonly fallback?: TfjsBackend | undefined } = {},
): TfjsBackend => {
  if (tf.getKernel(MASK_KERNEL.kernelName, MASK_KERNEL.backendName) === undefined) {
    tf.registerKernel(MASK_KERNEL);
  }
  const first = deviceOf(tf);
  if (first !== undefined) refuseLost(first);
  /** The fallback if it is its turn; nothing if the kernel can run. */
  const instead = (): TfjsBackend | undefined => {
    const device = deviceOf(tf);
    if (device !== undefined) {
      refuseLost(device);
      return undefined;
    }
    if (fallback !== undefined) return fallback;
    throw new DeviceError(
      'missing',
      `tfjs runs on ${tf.getBackend() || 'no device yet'}, not on WebGPU. Import @tensorflow/tfjs-backend-webgpu and await tf.setBackend('webgpu'), or give a fallback.`,
    );
  };
  return {
    name: 'tfjs-webgpu',
    booleans: (geometry) => instead()?.booleans(geometry) ?? denseMasks(tf, geometry, { output: 'booleans' }),
    indices: (geometry) => instead()?.indices(geometry) ?? raggedMasks(tf, geometry),
    fixedIndices: (geometry, given) => {
      const lengths = unwrap(checkLengths(given));
      return (
        instead()?.fixedIndices(geometry, lengths) ??
        denseMasks(tf, geometry, { output: 'fixedIndices', lengths })
      );
    },
    attentionBias: (geometry) =>
      instead()?.attentionBias(geometry) ?? denseMasks(tf, geometry, { output: 'attentionBias' }),
  };
};
