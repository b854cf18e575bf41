import {
  type ByLayout,
  byLayout,
  checkLengths,
  checkMasked,
  contextShape,
  DeviceError,
  type Geometry,
  type Layout,
  type ListLengths,
  type MaskBackend,
  type MaskedPatches,
  type MaskSet,
  targetsShape,
  unwrap,
} from '@jepa-masks/core';
import { createTensor, type GpuElements, type GpuIndexLists, type GpuTensor } from './gpu-tensor.js';
import { listCapacity } from './list-capacity.js';
import { refuseLost, watchLoss } from './lost-device.js';
import { refuseTooLarge, type Shapes } from './too-large.js';
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
  booleans<L extends Layout>(geometry: Geometry<L>): ByLayout<L, MaskSet<GpuTensor<'u32'>>>;
  /** A bit a patch, the first in a byte's most significant bit: last axis ⌈N / 8⌉ bytes. */
  bits<L extends Layout>(geometry: Geometry<L>): ByLayout<L, MaskSet<GpuTensor<'u8'>>>;
  indices<L extends Layout>(geometry: Geometry<L>): ByLayout<L, MaskSet<GpuIndexLists>>;
  fixedIndices<L extends Layout>(
    geometry: Geometry<L>,
    lengths: ListLengths<L>,
  ): ByLayout<L, MaskSet<GpuTensor<'i32'>>>;
  /** A word an entry of `fixedIndices`, 1 for a patch and 0 for padding. */
  fixedValidity<L extends Layout>(
    geometry: Geometry<L>,
    lengths: ListLengths<L>,
  ): ByLayout<L, MaskSet<GpuTensor<'u32'>>>;
  attentionBias<L extends Layout>(geometry: Geometry<L>): ByLayout<L, MaskSet<GpuTensor<'f32'>>>;
  fixedAttentionBias<L extends Layout>(
    geometry: Geometry<L>,
    lengths: ListLengths<L>,
  ): ByLayout<L, MaskSet<GpuTensor<'f32'>>>;
  /** A word a patch, 1 if it is masked and 0 if it is not: [B, N]. */
  masked<L extends Layout>(geometry: Geometry<L>, which?: MaskedPatches): ByLayout<L, GpuTensor<'u32'>>;
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

/** Creates every level's tensors, has them written, and arranges them as the layout says. */
const made = <L extends Layout, T>(
  geometry: Geometry<L>,
  levels: ReadonlyArray<T>,
  write: (levels: ReadonlyArray<T>) => void,
): ByLayout<L, T> => {
  write(levels);
  return byLayout(geometry, (level) => levels[level]!);
};

const eachLevel = <T>({ levels }: Geometry, of: (level: number) => T): ReadonlyArray<T> =>
  Array.from({ length: levels }, (_, level) => of(level));

/**
 * The backend of a WebGPU device. Of a batch it sends 20 bytes a sample and level
 * for a context and four targets; the device makes the rest.
 *
 * @param device of the caller, who goes on owning it
 */
export const webgpu = (device: GPUDevice): WebgpuBackend => {
  watchLoss(device);
  /** One tensor for all contexts and one for all targets of each level, whose last axes have so many entries. */
  const sized = <E extends keyof GpuElements>(
    geometry: Geometry,
    elements: E,
    lengths: ReadonlyArray<MaskSet<number>>,
  ): ReadonlyArray<MaskSet<GpuTensor<E>>> => {
    refuseLost(device);
    const shapes = lengths.map(({ context, targets }) => ({
      context: contextShape(geometry, context),
      targets: targetsShape(geometry, targets),
    }));
    refuseTooLarge(device, geometry, shapes, elements);
    return shapes.map((shape) => createMasks(device, elements, shape));
  };
  const dense = <E extends keyof GpuElements>(
    geometry: Geometry,
    elements: E,
    length: number,
  ): ReadonlyArray<MaskSet<GpuTensor<E>>> =>
    sized(
      geometry,
      elements,
      eachLevel(geometry, () => ({ context: length, targets: length })),
    );
  const ragged = (geometry: Geometry): ReadonlyArray<MaskSet<GpuIndexLists>> => {
    refuseLost(device);
    const { count, contexts } = geometry;
    const capacities = eachLevel(geometry, (level) => {
      const { context, targets } = listCapacity(geometry, level);
      return { context: [context], targets: [targets] };
    });
    refuseTooLarge(device, geometry, capacities);
    return capacities.map((capacity) => {
      const indices = createMasks(device, 'i32', capacity);
      const offsets = createMasks(device, 'i32', {
        context: [count * contexts + 1],
        targets: [count * geometry.targets + 1],
      });
      return {
        context: { indices: indices.context, offsets: offsets.context, shape: contextShape(geometry) },
        targets: { indices: indices.targets, offsets: offsets.targets, shape: targetsShape(geometry) },
      };
    });
  };
  return {
    name: 'webgpu',
    device,
    booleans: (geometry) =>
      made(geometry, dense(geometry, 'u32', geometry.grid.patches), (levels) =>
        paintMasks(device, geometry, levels.map(buffersOf), BOOLEAN_WORDS),
      ),
    bits: (geometry) =>
      made(geometry, dense(geometry, 'u8', bytesPerMask(geometry.grid.patches)), (levels) =>
        packMasks(device, geometry, levels.map(buffersOf)),
      ),
    indices: (geometry) =>
      made(geometry, ragged(geometry), (levels) =>
        listMasks(
          device,
          geometry,
          levels.map(({ context, targets }) => ({
            indices: buffersOf({ context: context.indices, targets: targets.indices }),
            offsets: buffersOf({ context: context.offsets, targets: targets.offsets }),
          })),
        ),
      ),
    fixedIndices: (geometry, lengths) => {
      const checked = unwrap(checkLengths(geometry, lengths));
      return made(geometry, sized(geometry, 'i32', checked), (levels) =>
        fixMasks(device, geometry, lengths, levels.map(buffersOf)),
      );
    },
    fixedValidity: (geometry, lengths) => {
      const checked = unwrap(checkLengths(geometry, lengths));
      return made(geometry, sized(geometry, 'u32', checked), (levels) =>
        markMasks(device, geometry, lengths, levels.map(buffersOf), BOOLEAN_WORDS),
      );
    },
    attentionBias: (geometry) =>
      made(geometry, dense(geometry, 'f32', geometry.grid.patches), (levels) =>
        paintMasks(device, geometry, levels.map(buffersOf), BIAS_WORDS),
      ),
    fixedAttentionBias: (geometry, lengths) => {
      const checked = unwrap(checkLengths(geometry, lengths));
      return made(geometry, sized(geometry, 'f32', checked), (levels) =>
        markMasks(device, geometry, lengths, levels.map(buffersOf), BIAS_WORDS),
      );
    },
    masked: (geometry, given) => {
      const which = unwrap(checkMasked(given));
      refuseLost(device);
      const shape = [geometry.count, geometry.grid.patches];
      refuseTooLarge(device, geometry, [{ context: shape, targets: [] }]);
      const levels = eachLevel(geometry, () => createTensor(device, 'u32', [...shape]));
      return made(geometry, levels, () =>
        joinMasks(
          device,
          geometry,
          which,
          levels.map(({ buffer }) => buffer),
        ),
      );
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
