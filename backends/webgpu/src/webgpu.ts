import {
  type ByLayout,
  byLayout,
  checkLengths,
  contextShape,
  DeviceError,
  type FixedLengths,
  type Geometry,
  type Layout,
  type MaskBackend,
  type MaskSet,
  targetsShape,
  unwrap,
} from '@jepa-masks/core';
import { createTensor, type GpuElements, type GpuIndexLists, type GpuTensor } from './gpu-tensor.js';
import { listCapacity } from './list-capacity.js';
import { refuseLost, watchLoss } from './lost-device.js';
import { refuseTooLarge } from './too-large.js';
import {
  BIAS_WORDS,
  BOOLEAN_WORDS,
  bytesPerMask,
  fixMasks,
  listMasks,
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
    lengths: FixedLengths,
  ): ByLayout<L, MaskSet<GpuTensor<'i32'>>>;
  attentionBias<L extends Layout>(geometry: Geometry<L>): ByLayout<L, MaskSet<GpuTensor<'f32'>>>;
}

type Shapes = MaskSet<ReadonlyArray<number>>;

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

/** Creates a level's tensors for every level, has them written, and arranges them as the layout says. */
const made = <L extends Layout, T>(
  device: GPUDevice,
  geometry: Geometry<L>,
  create: (level: number) => T,
  write: (levels: ReadonlyArray<T>) => void,
): ByLayout<L, T> => {
  refuseLost(device);
  const levels = Array.from({ length: geometry.levels }, (_, level) => create(level));
  write(levels);
  return byLayout(geometry, (level) => levels[level]!);
};

/**
 * The backend of a WebGPU device. Of a batch it sends 20 bytes a sample and level
 * for a context and four targets; the device makes the rest.
 *
 * @param device of the caller, who goes on owning it
 */
export const webgpu = (device: GPUDevice): WebgpuBackend => {
  watchLoss(device);
  const shapesOf = (geometry: Geometry, context: number, targets: number = context): Shapes =>
    refuseTooLarge(device, geometry, {
      context: contextShape(geometry, context),
      targets: targetsShape(geometry, targets),
    });
  return {
    name: 'webgpu',
    device,
    booleans: (geometry) =>
      made(
        device,
        geometry,
        () => createMasks(device, 'u32', shapesOf(geometry, geometry.grid.patches)),
        (levels) => paintMasks(device, geometry, levels.map(buffersOf), BOOLEAN_WORDS),
      ),
    bits: (geometry) =>
      made(
        device,
        geometry,
        () => createMasks(device, 'u8', shapesOf(geometry, bytesPerMask(geometry.grid.patches))),
        (levels) => packMasks(device, geometry, levels.map(buffersOf)),
      ),
    indices: (geometry) =>
      made(
        device,
        geometry,
        (level) => {
          const { context, targets } = listCapacity(geometry, level);
          const { count, contexts } = geometry;
          const capacity = refuseTooLarge(device, geometry, { context: [context], targets: [targets] });
          const indices = createMasks(device, 'i32', capacity);
          const offsets = createMasks(device, 'i32', {
            context: [count * contexts + 1],
            targets: [count * geometry.targets + 1],
          });
          return {
            context: { indices: indices.context, offsets: offsets.context, shape: contextShape(geometry) },
            targets: { indices: indices.targets, offsets: offsets.targets, shape: targetsShape(geometry) },
          };
        },
        (levels) =>
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
      const { context, targets } = unwrap(checkLengths(lengths));
      return made(
        device,
        geometry,
        () => createMasks(device, 'i32', shapesOf(geometry, context, targets)),
        (levels) => fixMasks(device, geometry, lengths, levels.map(buffersOf)),
      );
    },
    attentionBias: (geometry) =>
      made(
        device,
        geometry,
        () => createMasks(device, 'f32', shapesOf(geometry, geometry.grid.patches)),
        (levels) => paintMasks(device, geometry, levels.map(buffersOf), BIAS_WORDS),
      ),
  };
};

/**
 * The backend of a fresh device.
 *
 * @param gpu the runtime's entry to WebGPU: `navigator.gpu` where it has one
 * @throws DeviceError, as a rejection, if there is no WebGPU or no adapter
 */
export const requestWebgpu = async (
  gpu: GPU | undefined = globalThis.navigator?.gpu,
  options?: GPURequestAdapterOptions,
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
  return webgpu(await adapter.requestDevice());
};
