import type { Device, Array as JaxArray } from '@jax-js/jax';
import type { Tensor } from '@jepa-masks/core';
import type { JaxModule } from './jax-module.js';

/** Types of elements, by their names in `numpy`. */
type ElementType = 'bool' | 'int32' | 'float32';

/** Makes arrays of jax-js of what is in memory. */
export type Upload = (tensor: Tensor<Int32Array | Float32Array>, type: ElementType) => JaxArray;

/** Makes arrays on a device, or on the default device of the moment. */
export const uploadTo =
  (module: JaxModule, device: Device | undefined): Upload =>
  ({ data, shape }, type) => {
    const { numpy } = module;
    const options = { dtype: numpy[type], ...(device && { device }) };
    // jax-js looks at the first element to see whether all are alike, and fails without one.
    if (data.length === 0) return numpy.zeros(shape, options);
    // The CPU backend's memory is not shared, but its type does not say so.
    const own = data as Int32Array<ArrayBuffer> | Float32Array<ArrayBuffer>;
    return numpy.array(own, { shape, ...options });
  };
