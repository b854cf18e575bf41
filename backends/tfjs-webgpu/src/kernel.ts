import {
  contextShape,
  type FixedLengths,
  type Geometry,
  type MaskSet,
  patchCounts,
  targetsShape,
} from '@jepa-masks/core';
import {
  BIAS_WORDS,
  BOOLEAN_WORDS,
  fixMasks,
  listMasks,
  type MaskBuffers,
  paintMasks,
  refuseTooLarge,
} from '@jepa-masks/webgpu';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { KernelConfig, KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import { type Allocated, Allocator } from './allocator.js';

/** A batch, and the form in which its masks are wanted: what the kernel gets as attributes. */
export interface MaskRequest {
  readonly geometry: Geometry;
  readonly output: 'booleans' | 'attentionBias' | 'indices' | 'fixedIndices';
  /** For `fixedIndices`, checked. */
  readonly lengths?: FixedLengths;
}

type AllocatedMasks = MaskSet<Allocated>;

const buffersOf = ({ context, targets }: AllocatedMasks): MaskBuffers => ({
  context: context.buffer,
  targets: targets.buffer,
});

const infosOf = ({ context, targets }: AllocatedMasks): ReadonlyArray<TensorInfo> => [
  context.info,
  targets.info,
];

const eachLevel = <T>({ levels }: Geometry, of: (level: number) => T): ReadonlyArray<T> =>
  Array.from({ length: levels }, (_, level) => of(level));

/** Context and targets of each level, one tensor each. */
const dense = (
  allocator: Allocator,
  { device }: WebGPUBackend,
  { geometry, output, lengths }: MaskRequest,
): ReadonlyArray<TensorInfo> => {
  const { patches } = geometry.grid;
  const dtype = output === 'booleans' ? 'bool' : output === 'attentionBias' ? 'float32' : 'int32';
  const shapes = {
    context: contextShape(geometry, lengths?.context ?? patches),
    targets: targetsShape(geometry, lengths?.targets ?? patches),
  };
  refuseTooLarge(device, geometry, [shapes]);
  const masks = eachLevel(geometry, () => ({
    context: allocator.take(shapes.context, dtype),
    targets: allocator.take(shapes.targets, dtype),
  }));
  const into = masks.map(buffersOf);
  if (lengths !== undefined) fixMasks(device, geometry, lengths, into);
  else paintMasks(device, geometry, into, output === 'booleans' ? BOOLEAN_WORDS : BIAS_WORDS);
  return masks.flatMap(infosOf);
};

const sum = (numbers: Int32Array): number => numbers.reduce((total, number) => total + number, 0);

/** Indices of context and targets, then their offsets, of each level. */
const ragged = (
  allocator: Allocator,
  { device }: WebGPUBackend,
  { geometry }: MaskRequest,
): ReadonlyArray<TensorInfo> => {
  const { count, contexts, targets } = geometry;
  const sizes = eachLevel(geometry, (level) => {
    const counts = patchCounts(geometry, level);
    return { context: [sum(counts.context)], targets: [sum(counts.targets)] };
  });
  refuseTooLarge(device, geometry, sizes);
  const take = (length: ReadonlyArray<number>): Allocated => allocator.take(length, 'int32');
  const lists = sizes.map((size) => ({
    indices: { context: take(size.context), targets: take(size.targets) },
    offsets: { context: take([count * contexts + 1]), targets: take([count * targets + 1]) },
  }));
  const into = lists.map(({ indices, offsets }) => ({
    indices: buffersOf(indices),
    offsets: buffersOf(offsets),
  }));
  listMasks(device, geometry, into);
  return lists.flatMap(({ indices, offsets }) => [...infosOf(indices), ...infosOf(offsets)]);
};

/**
 * Paints on the device of tfjs into tensors of tfjs. What it submits comes before
 * every operation that uses the tensors, which tfjs records later.
 */
const paint: KernelFunc = ({ attrs, backend }) => {
  const request = attrs as unknown as MaskRequest;
  const onDevice = backend as WebGPUBackend;
  const allocator = new Allocator(onDevice);
  const infos = (request.output === 'indices' ? ragged : dense)(allocator, onDevice, request);
  allocator.finish();
  return [...infos];
};

/** What tfjs is told of the kernel. */
export const MASK_KERNEL: KernelConfig = {
  kernelName: 'JepaMasks',
  backendName: 'webgpu',
  kernelFunc: paint,
};
