import {
  byLayout,
  contextShape,
  type FixedLengths,
  type Geometry,
  type ListLengths,
  type MaskedPatches,
  type MaskSet,
  patchCounts,
  targetsShape,
} from '@jepa-masks/core';
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
  /** Of each level, for the outputs of a fixed length; checked. */
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

const eachLevel = <T>({ levels }: Geometry, of: (level: number) => T): ReadonlyArray<T> =>
  Array.from({ length: levels }, (_, level) => of(level));

const DTYPES = {
  booleans: 'bool',
  attentionBias: 'float32',
  indices: 'int32',
  fixedIndices: 'int32',
  fixedValidity: 'bool',
  fixedAttentionBias: 'float32',
  masked: 'bool',
} as const satisfies Readonly<Record<MaskRequest['output'], MaskDtype>>;

/** Lengths of each level by its name, as they are asked for. */
const byName = ({ layout, levels }: Geometry, lengths: ReadonlyArray<Required<FixedLengths>>): ListLengths =>
  byLayout({ layout, levels }, (level) => lengths[level]!);

/** Context and targets of each level, one tensor each. */
const dense = (
  allocator: Allocator,
  { device }: WebGPUBackend,
  { geometry, output, lengths }: MaskRequest,
): ReadonlyArray<TensorInfo> => {
  const { patches } = geometry.grid;
  const shapes = eachLevel(geometry, (level) => {
    const { context, targets } = lengths?.[level] ?? { context: patches, targets: patches };
    return { context: contextShape(geometry, context), targets: targetsShape(geometry, targets) };
  });
  refuseTooLarge(device, geometry, shapes);
  const masks = shapes.map(({ context, targets }) => ({
    context: allocator.take(context, DTYPES[output]),
    targets: allocator.take(targets, DTYPES[output]),
  }));
  const into = masks.map(buffersOf);
  const words = DTYPES[output] === 'bool' ? BOOLEAN_WORDS : BIAS_WORDS;
  if (lengths === undefined) paintMasks(device, geometry, into, words);
  else if (output === 'fixedIndices') fixMasks(device, geometry, byName(geometry, lengths), into);
  else markMasks(device, geometry, byName(geometry, lengths), into, words);
  return masks.flatMap(infosOf);
};

/** One tensor of each level. */
const joined = (
  allocator: Allocator,
  { device }: WebGPUBackend,
  { geometry, which }: MaskRequest,
): ReadonlyArray<TensorInfo> => {
  const shape = [geometry.count, geometry.grid.patches];
  refuseTooLarge(device, geometry, [{ context: shape, targets: [] }]);
  const masked = eachLevel(geometry, () => allocator.take(shape, DTYPES.masked));
  joinMasks(
    device,
    geometry,
    which,
    masked.map(({ buffer }) => buffer),
  );
  return masked.map(({ info }) => info);
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
