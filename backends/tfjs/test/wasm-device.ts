import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { useDevice } from './use-device.js';

const folder = '../../../node_modules/@tensorflow/tfjs-backend-wasm/dist/';

/** Makes WASM the device of tfjs. In Node the package finds its files itself; a browser has them served. */
export const prepareWasm = async (): Promise<void> => {
  if (typeof document !== 'undefined') setWasmPaths(new URL(folder, import.meta.url).href);
  await useDevice('wasm');
};
