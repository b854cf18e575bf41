import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { TensorInfo } from '@tensorflow/tfjs-core';

/** Types of the tensors that masks become. */
export type MaskDtype = 'bool' | 'int32' | 'float32';

/** What a tensor without elements holds. */
const EMPTY: Readonly<Record<MaskDtype, Uint8Array | Int32Array | Float32Array>> = {
  bool: new Uint8Array(0),
  int32: new Int32Array(0),
  float32: new Float32Array(0),
};

/** A tensor that tfjs owns, and the buffer behind it. */
export interface Allocated {
  readonly info: TensorInfo;
  readonly buffer: GPUBuffer;
}

/** Takes tensors from the pool of tfjs, whose accounting and disposal hold for them. */
export class Allocator {
  readonly #backend: WebGPUBackend;
  #placeholder: GPUBuffer | undefined;

  constructor(backend: WebGPUBackend) {
    this.#backend = backend;
  }

  take(shape: ReadonlyArray<number>, dtype: MaskDtype): Allocated {
    if (shape.includes(0)) {
      return {
        info: this.#backend.makeTensorInfo([...shape], dtype, EMPTY[dtype]),
        buffer: this.#takePlaceholder(),
      };
    }
    const info = this.#backend.makeTensorInfo([...shape], dtype);
    this.#backend.uploadToGPU(info.dataId);
    return { info, buffer: this.#backend.tensorMap.get(info.dataId).resource as GPUBuffer };
  }

  /** Frees what is no tensor's, once the kernels are submitted. */
  finish(): void {
    this.#placeholder?.destroy();
  }

  /** A tensor without elements has no buffer that can be bound; this is bound in its place. */
  #takePlaceholder(): GPUBuffer {
    this.#placeholder ??= this.#backend.device.createBuffer({ size: 4, usage: GPUBufferUsage.STORAGE });
    return this.#placeholder;
  }
}
