export { type IndexArrays, type JaxBackend, jax } from './jax.js';
export type { JaxModule, JaxOptions } from './jax-module.js';
