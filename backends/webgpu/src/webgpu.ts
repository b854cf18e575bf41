import {
  type ByPart,
  DeviceError,
  type Geometry,
  type ListLengths,
  type MaskBackend,
  type MaskedPatches,
  type MaskSet,
  type Part,
  type Tensor,
  unwrap,
} from '@jepa-masks/core';
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
import { createTensor, type GpuElements, type GpuIndexLists, type GpuTensor } from './gpu-tensor.js';
import { listCapacity } from './list-capacity.js';
import { refuseLost, watchLoss } from './lost-device.js';
import { type MaskSource, refuseTooLarge, type Shapes } from './too-large.js';
import {
  BIAS_WORDS,
  BOOLEAN_WORDS,
  bytesPerMask,
  fixMasks,
  joinMasks,
  listMasks,
  markMasks,
  packMasks,
  paintMasks,
} from './write-masks.js';

/**
 * Masks in buffers on a WebGPU device. Every result is there at once, in the order
 * of the device's queue; the buffers are the caller's, to be destroyed by it.
 */
export interface WebgpuBackend
  extends MaskBackend<GpuTensor<'u32'>, GpuIndexLists, GpuTensor<'i32'>, GpuTensor<'f32'>> {
  /** Whose buffers these are. */
  readonly device: GPUDevice;
  /** A word a patch, 1 or 0: context [B, N] (or [B, C, N]), targets [B, M, N]. */
  booleans<P extends string>(geometry: Geometry<P>): ByPart<P, MaskSet<GpuTensor<'u32'>>>;
  /** A bit a patch, the first in a byte's most significant bit: last axis ⌈N / 8⌉ bytes. */
  bits<P extends string>(geometry: Geometry<P>): ByPart<P, MaskSet<GpuTensor<'u8'>>>;
  indices<P extends string>(geometry: Geometry<P>): ByPart<P, MaskSet<GpuIndexLists>>;
  fixedIndices<P extends string>(
    geometry: Geometry<P>,
    lengths: ListLengths<P>,
  ): ByPart<P, MaskSet<GpuTensor<'i32'>>>;
  /** A word an entry of `fixedIndices`, 1 for a patch and 0 for padding. */
  fixedValidity<P extends string>(
    geometry: Geometry<P>,
    lengths: ListLengths<P>,
  ): ByPart<P, MaskSet<GpuTensor<'u32'>>>;
  attentionBias<P extends string>(geometry: Geometry<P>): ByPart<P, MaskSet<GpuTensor<'f32'>>>;
  fixedAttentionBias<P extends string>(
    geometry: Geometry<P>,
    lengths: ListLengths<P>,
  ): ByPart<P, MaskSet<GpuTensor<'f32'>>>;
  /** The entry of `fixedIndices` that each patch is, found on the CPU and sent: [B, N] (or [B, C, N]), [B, M, N]. */
  fixedRestore<P extends string>(
    geometry: Geometry<P>,
    lengths: ListLengths<P>,
  ): ByPart<P, MaskSet<GpuTensor<'i32'>>>;
  /** 1 / n for the n patches of a list and 0 for padding, sent, in the shapes of `fixedIndices`. */
  fixedWeights<P extends string>(
    geometry: Geometry<P>,
    lengths: ListLengths<P>,
  ): ByPart<P, MaskSet<GpuTensor<'f32'>>>;
  /** A word a patch, 1 if it is masked and 0 if it is not: [B, N]. */
  masked<P extends string>(geometry: Geometry<P>, which?: MaskedPatches): ByPart<P, GpuTensor<'u32'>>;
  /** Squared distance of context patches to the nearest target, found on the CPU and sent: [B, N] (or [B, C, N]). */
  targetDistance<P extends string>(geometry: Geometry<P>): ByPart<P, GpuTensor<'i32'>>;
}

const createMasks = <E extends keyof GpuElements>(
  device: GPUDevice,
  elements: E,
  { context, targets }: Shapes,
): MaskSet<GpuTensor<E>> => ({
  context: createTensor(device, elements, context),
  targets: createTensor(device, elements, targets),
});

const buffersOf = ({ context, targets }: MaskSet<GpuTensor>): MaskSet<GPUBuffer> => ({
  context: context.buffer,
  targets: targets.buffer,
});

/** Has every part's tensors written, and arranges them by part. */
const made = <P extends string, T>(
  geometry: Geometry<P>,
  tensors: ReadonlyArray<T>,
  write: (tensors: ReadonlyArray<T>) => void,
): ByPart<P, T> => {
  write(tensors);
  return byPart(geometry, (_, index) => tensors[index]!);
};

/**
 * The backend of a WebGPU device. Of a batch it sends boxes, 20 bytes a sample for a
 * context and four targets of one box each, or sets of patches, a bit a patch; the
 * device makes the rest.
 *
 * @param device of the caller, who goes on owning it
 */
export const webgpu = (device: GPUDevice): WebgpuBackend => {
  watchLoss(device);
  const checkReady = (geometry: Geometry): void => {
    requireGeometry(geometry);
    refuseLost(device);
  };
  /** One tensor for all contexts and one for all targets of each part, whose last axes have so many entries. */
  const sized = <E extends keyof GpuElements>(
    geometry: Geometry,
    elements: E,
    from: MaskSource,
    lengthsOf: (part: Part, index: number) => MaskSet<number>,
  ): ReadonlyArray<MaskSet<GpuTensor<E>>> => {
    checkReady(geometry);
    const shapes = geometry.parts.map((part, index) => {
      const { context, targets } = lengthsOf(part, index);
      return { context: contextShape(part, context), targets: targetsShape(part, targets) };
    });
    refuseTooLarge(device, geometry, shapes, from, elements);
    return shapes.map((shape) => createMasks(device, elements, shape));
  };
  const dense = <E extends keyof GpuElements>(
    geometry: Geometry,
    elements: E,
    lengthOf: (patches: number) => number = (patches) => patches,
  ): ReadonlyArray<MaskSet<GpuTensor<E>>> =>
    sized(geometry, elements, 'geometry', ({ grid }) => {
      const length = lengthOf(grid.patches);
      return { context: length, targets: length };
    });
  const fixed = <P extends string, E extends keyof GpuElements>(
    geometry: Geometry<P>,
    lengths: ListLengths<P>,
    elements: E,
  ): ReadonlyArray<MaskSet<GpuTensor<E>>> => {
    const checked = unwrap(checkLengths(geometry, lengths));
    return sized(geometry, elements, 'bits', (_, index) => checked[index]!);
  };
  /** Sends what the CPU found. */
  const sent = <P extends string, E extends keyof GpuElements>(
    geometry: Geometry<P>,
    tensors: ReadonlyArray<MaskSet<GpuTensor<E>>>,
    found: (part: Part, index: number) => MaskSet<Tensor<E extends 'f32' ? Float32Array : Int32Array>>,
  ): ByPart<P, MaskSet<GpuTensor<E>>> =>
    byPart(geometry, (part, index) => {
      const { context, targets } = found(part, index);
      const made = tensors[index]!;
      device.queue.writeBuffer(made.context.buffer, 0, context.data as BufferSource);
      device.queue.writeBuffer(made.targets.buffer, 0, targets.data as BufferSource);
      return made;
    });
  const ragged = (geometry: Geometry): ReadonlyArray<MaskSet<GpuIndexLists>> => {
    checkReady(geometry);
    const capacities = geometry.parts.map((part) => {
      const { context, targets } = listCapacity(part);
      return { context: [context], targets: [targets] };
    });
    refuseTooLarge(device, geometry, capacities, 'bits');
    return geometry.parts.map((part, index) => {
      const { count, contexts, targets } = part;
      const indices = createMasks(device, 'i32', capacities[index]!);
      const offsets = createMasks(device, 'i32', {
        context: [count * contexts + 1],
        targets: [count * targets + 1],
      });
      return {
        context: { indices: indices.context, offsets: offsets.context, shape: contextShape(part) },
        targets: { indices: indices.targets, offsets: offsets.targets, shape: targetsShape(part) },
      };
    });
  };
  return {
    name: 'webgpu',
    device,
    booleans: (geometry) =>
      made(geometry, dense(geometry, 'u32'), (tensors) =>
        paintMasks(device, geometry, tensors.map(buffersOf), BOOLEAN_WORDS),
      ),
    bits: (geometry) =>
      made(geometry, dense(geometry, 'u8', bytesPerMask), (tensors) =>
        packMasks(device, geometry, tensors.map(buffersOf)),
      ),
    indices: (geometry) =>
      made(geometry, ragged(geometry), (lists) =>
        listMasks(
          device,
          geometry,
          lists.map(({ context, targets }) => ({
            indices: buffersOf({ context: context.indices, targets: targets.indices }),
            offsets: buffersOf({ context: context.offsets, targets: targets.offsets }),
          })),
        ),
      ),
    fixedIndices: (geometry, lengths) =>
      made(geometry, fixed(geometry, lengths, 'i32'), (tensors) =>
        fixMasks(device, geometry, lengths, tensors.map(buffersOf)),
      ),
    fixedValidity: (geometry, lengths) =>
      made(geometry, fixed(geometry, lengths, 'u32'), (tensors) =>
        markMasks(device, geometry, lengths, tensors.map(buffersOf), BOOLEAN_WORDS),
      ),
    attentionBias: (geometry) =>
      made(geometry, dense(geometry, 'f32'), (tensors) =>
        paintMasks(device, geometry, tensors.map(buffersOf), BIAS_WORDS),
      ),
    fixedAttentionBias: (geometry, lengths) =>
      made(geometry, fixed(geometry, lengths, 'f32'), (tensors) =>
        markMasks(device, geometry, lengths, tensors.map(buffersOf), BIAS_WORDS),
      ),
    fixedRestore: (geometry, lengths) => {
      const checked = unwrap(checkLengths(geometry, lengths));
      return sent(geometry, dense(geometry, 'i32'), (part, index) => listPlaces(part, checked[index]!));
    },
    fixedWeights: (geometry, lengths) => {
      const checked = unwrap(checkLengths(geometry, lengths));
      const tensors = sized(geometry, 'f32', 'geometry', (_, index) => checked[index]!);
      return sent(geometry, tensors, (part, index) => listWeights(part, checked[index]!));
    },
    masked: (geometry, given) => {
      const which = unwrap(checkMasked(given));
      checkReady(geometry);
      const shapes = geometry.parts.map(({ count, grid }) => [count, grid.patches]);
      refuseTooLarge(
        device,
        geometry,
        shapes.map((context) => ({ context, targets: [] })),
        'geometry',
      );
      const tensors = shapes.map((shape) => createTensor(device, 'u32', shape));
      return made(geometry, tensors, () =>
        joinMasks(
          device,
          geometry,
          which,
          tensors.map(({ buffer }) => buffer),
        ),
      );
    },
    targetDistance: (geometry) => {
      checkReady(geometry);
      const shapes = geometry.parts.map((part) => contextShape(part, part.grid.patches));
      refuseTooLarge(
        device,
        geometry,
        shapes.map((context) => ({ context, targets: [] })),
        'geometry',
      );
      return byPart(geometry, (part, index) => {
        const tensor = createTensor(device, 'i32', shapes[index]!);
        device.queue.writeBuffer(tensor.buffer, 0, targetDistances(part) as Int32Array<ArrayBuffer>);
        return tensor;
      });
    },
  };
};

/**
 * The backend of a fresh device.
 *
 * @param gpu the runtime's entry to WebGPU: `navigator.gpu` where it has one
 * @param options which adapter to ask for
 * @param descriptor what to ask of the device, such as higher limits for larger batches
 * @throws DeviceError, as a rejection, if there is no WebGPU or no adapter
 */
export const requestWebgpu = async (
  gpu: GPU | undefined = globalThis.navigator?.gpu,
  options?: GPURequestAdapterOptions,
  descriptor?: GPUDeviceDescriptor,
): Promise<WebgpuBackend> => {
  if (gpu === undefined) {
    throw new DeviceError(
      'missing',
      'This runtime has no WebGPU (navigator.gpu). In Node pass the `gpu` of the webgpu package; elsewhere use another backend.',
    );
  }
  const adapter = await gpu.requestAdapter(options);
  if (adapter === null) {
    throw new DeviceError(
      'missing',
      'WebGPU finds no adapter here. Check the graphics driver, or use another backend.',
    );
  }
  return webgpu(await adapter.requestDevice(descriptor));
};
