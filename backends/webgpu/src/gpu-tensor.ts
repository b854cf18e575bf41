import { COPY_DST, COPY_SRC, STORAGE } from './buffer-usage.js';

/** Elements as the device stores them, and the typed array they are read back in. */
export interface GpuElements {
  /** Unsigned words. */
  readonly u32: Uint32Array;
  /** Signed words. */
  readonly i32: Int32Array;
  /** Single precision. */
  readonly f32: Float32Array;
  /** Bytes; the buffer is as long as the next multiple of four. */
  readonly u8: Uint8Array;
}

/** Numbers on the device, row-major. The buffer is the caller's, to be freed with `buffer.destroy()`. */
export interface GpuTensor<E extends keyof GpuElements = keyof GpuElements> {
  /** With usages STORAGE, COPY_SRC and COPY_DST. */
  readonly buffer: GPUBuffer;
  /** Elements along each axis. */
  readonly shape: Array<number>;
  /** How each element is stored. */
  readonly elements: E;
}

/** Ascending patch indices of several masks on the device, one list after the other. */
export interface GpuIndexLists {
  /** At least as many entries as there are patches; entries past the last offset are not written. */
  readonly indices: GpuTensor<'i32'>;
  /** One more than there are masks: mask i's patches lie from entry i's value up to, not including, entry i + 1's. */
  readonly offsets: GpuTensor<'i32'>;
  /** How the masks are arranged: [B] or [B, C] for contexts, [B, M] for targets. */
  readonly shape: Array<number>;
}

/** Elements of a tensor. */
export const sizeOf = (shape: ReadonlyArray<number>): number =>
  shape.reduce((size, length) => size * length, 1);

/** Bytes of a buffer that holds a tensor: whole words, and one at least, because an empty buffer can't be bound. */
export const bufferBytes = (elements: keyof GpuElements, size: number): number =>
  Math.max(4, elements === 'u8' ? (size + 3) & ~3 : size * 4);

/** A tensor of zeros that kernels may write and the caller may bind, copy and read. */
export const createTensor = <E extends keyof GpuElements>(
  device: GPUDevice,
  elements: E,
  shape: ReadonlyArray<number>,
): GpuTensor<E> => ({
  buffer: device.createBuffer({
    size: bufferBytes(elements, sizeOf(shape)),
    usage: STORAGE | COPY_SRC | COPY_DST,
  }),
  // Parts may be alike; each has a shape of its own.
  shape: [...shape],
  elements,
});
