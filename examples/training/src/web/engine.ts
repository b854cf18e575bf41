import type { Env, InferenceSession, TensorConstructor } from 'onnxruntime-common';
import type { Engine } from '../engine/engine.js';
import { sessionOf } from '../engine/onnxruntime.js';
import type { Device } from './devices.js';

/** The part of onnxruntime-web that runs graphs. */
interface OnnxRuntimeWeb {
  readonly env: Env;
  readonly InferenceSession: {
    create(file: Uint8Array, options: InferenceSession.SessionOptions): Promise<InferenceSession>;
  };
  readonly Tensor: TensorConstructor;
}

/** Loaded when a run begins: 14 MB for WebAssembly, 27 MB with WebGPU. */
const load = (device: Device): Promise<OnnxRuntimeWeb> =>
  device === 'wasm' ? import('onnxruntime-web/wasm') : import('onnxruntime-web/webgpu');

/** ONNX Runtime for browsers. */
export const onnxRuntimeWeb = async (device: Device): Promise<Engine> => {
  const ort = await load(device);
  // Threads need pages that are isolated from others, and those need headers that a server of files doesn't send.
  ort.env.wasm.numThreads = 1;
  return {
    name: device === 'wasm' ? 'ONNX Runtime on WebAssembly, 1 thread' : 'ONNX Runtime on WebGPU',
    open: async (file) => {
      const session = await ort.InferenceSession.create(file, {
        executionProviders: [device],
        // With what goes beyond, WebGPU ends a step with “Trying to get a Tensor, but got: (null)”.
        graphOptimizationLevel: device === 'wasm' ? 'all' : 'basic',
        enableMemPattern: false,
        logSeverityLevel: 3,
      });
      return sessionOf(session, ort.Tensor);
    },
  };
};
