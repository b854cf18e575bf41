import type { Device, defaultDevice, numpy } from '@jax-js/jax';

/** What is needed of the module `@jax-js/jax`. */
export interface JaxModule {
  /** Makes arrays. */
  readonly numpy: Pick<typeof numpy, 'array' | 'zeros' | 'bool' | 'int32' | 'float32'>;
  /** Where it makes them unless told otherwise. */
  readonly defaultDevice: typeof defaultDevice;
  /** The device of WebGPU that it prepared, which says when it is lost. */
  readonly getWebGPUDevice: () => {
    /** Settles when the device is gone. */
    readonly lost: Promise<unknown>;
  };
}

/** Where arrays are made. */
export interface JaxOptions {
  /**
   * A device that `init` has prepared; arrays stay with it. Unless told
   * otherwise they are made on the default device of the moment, and jax-js may
   * move them to the device of what they are combined with.
   */
  readonly device?: Device;
}
