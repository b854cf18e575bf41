import type { FixedLengths, Geometry, ListLengths, MaskedPatches, MaskSet } from '@jepa-masks/core';
import { byName, contextShape, patchCounts, targetsShape } from '@jepa-masks/core/geometry';
import {
  BIAS_WORDS,
  BOOLEAN_WORDS,
  fixMasks,
  joinMasks,
  listMasks,
  type MaskBuffers,
  markMasks,
  paintMasks,
  refuseTooLarge,
} from '@jepa-masks/webgpu';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { KernelConfig, KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import { type Allocated, Allocator, type MaskDtype } from './allocator.js';

/** A batch, and the form in which its masks are wanted: what the kernel gets as attributes. */
export interface MaskRequest {
  readonly geometry: Geometry;
  readonly output:
    | 'booleans'
    | 'attentionBias'
    | 'indices'
    | 'fixedIndices'
    | 'fixedValidity'
    | 'fixedAttentionBias'
    | 'masked';
  /** Of each part, for the outputs of a fixed length; checked. */
  readonly lengths?: ReadonlyArray<Required<FixedLengths>>;
  /** For `masked`, checked. */
  readonly which?: MaskedPatches;
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

const DTYPES = {
  booleans: 'bool',
  attentionBias: 'float32',
  indices: 'int32',
  fixedIndices: 'int32',
  fixedValidity: 'bool',
  fixedAttentionBias: 'float32',
  masked: 'bool',
} as const satisfies Readonly<Record<MaskRequest['output'], MaskDtype>>;

/** Lengths of each part by its name, as they are asked for. */
const lengthsByName = ({ parts }: Geometry, lengths: ReadonlyArray<Required<FixedLengths>>): ListLengths =>
  byName(parts, (_, index) => lengths[index]!);

/** Context and targets of each part, one tensor each. */
const dense = (
  allocator: Allocator,
  { device }: WebGPUBackend,
  { geometry, output, lengths }: MaskRequest,
): ReadonlyArray<TensorInfo> => {
  const shapes = geometry.parts.map((part, index) => {
    const { patches } = part.grid;
    const { context, targets } = lengths?.[index] ?? { context: patches, targets: patches };
    return { context: contextShape(part, context), targets: targetsShape(part, targets) };
  });
  refuseTooLarge(device, geometry, shapes, lengths === undefined ? 'geometry' : 'bits');
  const masks = shapes.map(({ context, targets }) => ({
    context: allocator.take(context, DTYPES[output]),
    targets: allocator.take(targets, DTYPES[output]),
  }));
  const into = masks.map(buffersOf);
  const words = DTYPES[output] === 'bool' ? BOOLEAN_WORDS : BIAS_WORDS;
  if (lengths === undefined) paintMasks(device, geometry, into, words);
  else if (output === 'fixedIndices') fixMasks(device, geometry, lengthsByName(geometry, lengths), into);
  else markMasks(device, geometry, lengthsByName(geometry, lengths), into, words);
  return masks.flatMap(infosOf);
};

/** One tensor of each part. */
const joined = (
  allocator: Allocator,
  { device }: WebGPUBackend,
  { geometry, which }: MaskRequest,
): ReadonlyArray<TensorInfo> => {
  const shapes = geometry.parts.map(({ count, grid }) => [count, grid.patches]);
  refuseTooLarge(
    device,
    geometry,
    shapes.map((context) => ({ context, targets: [] })),
    'geometry',
  );
  const masked = shapes.map((shape) => allocator.take(shape, DTYPES.masked));
  joinMasks(
    device,
    geometry,
    which,
    masked.map(({ buffer }) => buffer),
  );
  return masked.map(({ info }) => info);
};

const sum = (numbers: Int32Array): number => numbers.reduce((total, number) => total + number, 0);

/** Indices of context and targets, then their offsets, of each part. */
const ragged = (
  allocator: Allocator,
  { device }: WebGPUBackend,
  { geometry }: MaskRequest,
): ReadonlyArray<TensorInfo> => {
  const sizes = geometry.parts.map((part) => {
    const counts = patchCounts(part);
    return { context: [sum(counts.context)], targets: [sum(counts.targets)] };
  });
  refuseTooLarge(device, geometry, sizes, 'bits');
  const take = (length: ReadonlyArray<number>): Allocated => allocator.take(length, 'int32');
  const lists = geometry.parts.map(({ count, contexts, targets }, index) => ({
    indices: { context: take(sizes[index]!.context), targets: take(sizes[index]!.targets) },
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
  const make = { indices: ragged, masked: joined }[request.output as string] ?? dense;
  const infos = make(allocator, onDevice, request);
  allocator.finish();
  return [...infos];
};

/** What tfjs is told of the kernel. */
export const MASK_KERNEL: KernelConfig = {
  kernelName: 'JepaMasks',
  backendName: 'webgpu',
  kernelFunc: paint,
};
