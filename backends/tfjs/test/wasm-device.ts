// In Node the package finds its .wasm files itself; where they must be served, this is the place to say where.
import '@tensorflow/tfjs-backend-wasm';
import { ready, setBackend } from '@tensorflow/tfjs-core';

/** Makes WASM the device of tfjs. */
export const prepareWasm = async (): Promise<void> => {
  await setBackend('wasm');
  await ready();
};
