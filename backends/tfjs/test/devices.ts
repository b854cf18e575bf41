import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-webgpu';
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import '@tensorflow/tfjs-backend-webgl';
import type { BackendOptions, OptionalPart } from '@jepa-masks/property-tests';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { backend, env } from '@tensorflow/tfjs-core';
import { useDevice } from './use-device.js';
import { prepareWasm } from './wasm-device.js';

/** A device of tfjs to run the conformance suite on. */
export interface Device {
  /** The name that tfjs knows it by. */
  readonly name: string;
  /** Makes it the device that tfjs runs on. */
  readonly prepare: () => Promise<void>;
  /** Takes it away, where that can be done. */
  readonly lose?: () => Promise<void>;
  /** How much it is tried, if less than others. */
  readonly options?: Pick<BackendOptions, 'runs' | 'batches' | 'mostPatches'>;
  /** Why a part of the suite is left out. */
  readonly skips?: Readonly<Partial<Record<OptionalPart, string>>>;
}

/** tfjs computes small tensors of its WebGPU on the CPU unless told not to. */
const prepareWebgpu = async (): Promise<void> => {
  env().set('WEBGPU_CPU_FORWARD', false);
  await useDevice('webgpu');
};

const webgl: Device = {
  name: 'webgl',
  prepare: () => useDevice('webgl'),
  lose: async () => {
    const { gl } = (backend() as MathBackendWebGL).gpgpu;
    gl.getExtension('WEBGL_lose_context')!.loseContext();
  },
  // Drawn in software, an operation takes a millisecond, and each size of a grid needs programs of its own.
  options: { runs: 5, batches: 50, mostPatches: 300 },
};

const inProcess = { lostDevice: 'it is the process itself that computes' };

/** The devices of tfjs: these in Node and in browsers, WebGL in browsers only. */
export const devices: ReadonlyArray<Device> = [
  {
    name: 'cpu',
    prepare: () => useDevice('cpu'),
    skips: inProcess,
  },
  { name: 'wasm', prepare: prepareWasm, skips: inProcess },
  {
    name: 'webgpu',
    prepare: prepareWebgpu,
    lose: async () => {
      const { device } = backend() as WebGPUBackend;
      device.destroy();
      await device.lost;
    },
  },
  // Node has no WebGL.
  ...(typeof document === 'undefined' ? [] : [webgl]),
];
