/**
 * The backends on each of their devices: what makes their masks, what makes the
 * same by hand, and what waits for the device. Import after `webgpu-traffic.js`.
 */
import * as jaxjs from '@jax-js/jax';
import { jax } from '@jepa-masks/jax';
import { onnxruntime } from '@jepa-masks/onnxruntime';
import { type TfjsBackend, tfjs } from '@jepa-masks/tfjs';
import { tfjsWebgpu } from '@jepa-masks/tfjs-webgpu';
import { type GpuTensor, webgpu } from '@jepa-masks/webgpu';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import * as ort from 'onnxruntime-node';
import type { Painted } from './painted.js';
import { type OnDevice, type TimedBackend, timed } from './timed-backend.js';

tf.env().set('WEBGPU_CPU_FORWARD', false);

/** A kernel that fails to run would look fast. */
const failOnErrors = (device: GPUDevice): void =>
  device.addEventListener('uncapturederror', ({ error }) => {
    console.error(error.message);
    process.exit(1);
  });

const useTfjs = async (device: string): Promise<void> => {
  await tf.setBackend(device);
  await tf.ready();
};

/** tfjs's own, while it is the one in use. */
const tfjsOnWebgpu = () => tf.backend() as WebGPUBackend;

/** Nothing of tfjs is left waiting, and its device has run it. */
const tfjsDone = async (): Promise<void> => {
  if (tf.getBackend() !== 'webgpu') return;
  const backend = tfjsOnWebgpu();
  // tfjs submits what it has recorded; with nothing recorded it would fail.
  backend.ensureCommandEncoderReady();
  backend.endComputePassEncoder();
  backend.submitQueue();
  await backend.device.queue.onSubmittedWorkDone();
};

const onTfjs = (device: string, backend: TfjsBackend): OnDevice<tf.Tensor> => ({
  device,
  backend,
  byHand: ({ data, shape, type }) => tf.tensor(data, shape, type),
  prepare: () => useTfjs(device),
  // A tensor is uploaded when an operation first wants it: this does nothing else.
  done: async (tensors) => {
    if (device === 'webgpu') for (const { dataId } of tensors) tfjsOnWebgpu().uploadToGPU(dataId);
    await tfjsDone();
  },
  free: (tensors) => tf.dispose([...tensors]),
});

const nothing = async (): Promise<void> => undefined;

/** Libraries whose tensors are made in the process's own memory: there is no device to wait for. */
const inMemory = <T>(
  device: string,
  backend: OnDevice<T>['backend'],
  byHand: OnDevice<T>['byHand'],
  free: OnDevice<T>['free'] = () => undefined,
): OnDevice<T> => ({
  device,
  backend,
  byHand,
  prepare: nothing,
  done: nothing,
  free,
});

const int64 = (integers: Int32Array): BigInt64Array => {
  const wide = new BigInt64Array(integers.length);
  for (let at = 0; at < integers.length; at++) wide[at] = BigInt(integers[at]!);
  return wide;
};

const ortTensor = ({ data, shape, type }: Painted): ort.Tensor =>
  type === 'int32' ? new ort.Tensor('int64', int64(data), shape) : new ort.Tensor(type, data, shape);

const jaxArray = ({ data, shape, type }: Painted): jaxjs.Array => {
  // Not shared with other threads: nobody gave the CPU backend such a buffer.
  const own = data as Uint8Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Float32Array<ArrayBuffer>;
  return jaxjs.numpy.array(own instanceof Uint8Array ? new Int32Array(own) : own, {
    shape,
    dtype: jaxjs.numpy[type],
  });
};

await jaxjs.init('wasm');
const device = await (await navigator.gpu.requestAdapter())!.requestDevice();
failOnErrors(device);

const { STORAGE, COPY_SRC, COPY_DST } = GPUBufferUsage;
const gpuTensor = ({ data, shape, type }: Painted): GpuTensor => {
  const words = type === 'bool' ? new Uint32Array(data) : data;
  const buffer = device.createBuffer({
    size: words.byteLength,
    usage: STORAGE | COPY_SRC | COPY_DST,
    mappedAtCreation: true,
  });
  new Uint8Array(buffer.getMappedRange()).set(
    new Uint8Array(words.buffer, words.byteOffset, words.byteLength),
  );
  buffer.unmap();
  return { buffer, shape, elements: type === 'float32' ? 'f32' : type === 'bool' ? 'u32' : 'i32' };
};

const onWebgpu: OnDevice<GpuTensor> = {
  device: 'webgpu',
  backend: webgpu(device),
  byHand: gpuTensor,
  prepare: nothing,
  done: async () => {
    device.queue.submit([]);
    await device.queue.onSubmittedWorkDone();
  },
  free: (tensors) => {
    for (const { buffer } of tensors) buffer.destroy();
  },
};

await useTfjs('webgpu');
failOnErrors(tfjsOnWebgpu().device);

export const onWebGpu: ReadonlyArray<TimedBackend> = [
  timed(onWebgpu),
  timed(onTfjs('webgpu', tfjsWebgpu(tf))),
  timed(onTfjs('webgpu', tfjs(tf))),
  timed(onTfjs('webgpu', tfjs(tf, { by: 'operations' }))),
];

export const subjects: ReadonlyArray<TimedBackend> = [
  ...['cpu', 'wasm'].flatMap((name) => [
    timed(onTfjs(name, tfjs(tf))),
    timed(onTfjs(name, tfjs(tf, { by: 'operations' }))),
  ]),
  timed(inMemory('memory', onnxruntime(ort), ortTensor)),
  timed(
    inMemory('wasm', jax(jaxjs, { device: 'wasm' }), jaxArray, (arrays) => {
      for (const array of arrays) array.dispose();
    }),
  ),
  ...onWebGpu,
];
