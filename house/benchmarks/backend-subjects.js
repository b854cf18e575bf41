/**
 * The backends on each of their devices: what makes their masks, what makes the
 * same by hand, and what waits for the device. Import after `webgpu-traffic.js`.
 */
import * as jaxjs from '@jax-js/jax';
import { jax } from '@jepa-masks/jax';
import { onnxruntime } from '@jepa-masks/onnxruntime';
import { tfjs } from '@jepa-masks/tfjs';
import { tfjsWebgpu } from '@jepa-masks/tfjs-webgpu';
import { webgpu } from '@jepa-masks/webgpu';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import * as ort from 'onnxruntime-node';

tf.env().set('WEBGPU_CPU_FORWARD', false);

/** A kernel that fails to run would look fast. */
const failOnErrors = (device) =>
  device.addEventListener('uncapturederror', ({ error }) => {
    console.error(error.message);
    process.exit(1);
  });

const useTfjs = async (device) => {
  await tf.setBackend(device);
  await tf.ready();
};

/** Nothing of tfjs is left waiting, and its device has run it. */
const tfjsDone = async () => {
  if (tf.getBackend() !== 'webgpu') return;
  const backend = tf.backend();
  // tfjs submits what it has recorded; with nothing recorded it would fail.
  backend.ensureCommandEncoderReady();
  backend.endComputePassEncoder();
  backend.submitQueue();
  await backend.device.queue.onSubmittedWorkDone();
};

const onTfjs = (device, backend) => ({
  device,
  backend,
  byHand: ({ data, shape, type }) => tf.tensor(data, shape, type),
  prepare: () => useTfjs(device),
  // A tensor is uploaded when an operation first wants it: this does nothing else.
  done: async (tensors) => {
    if (device === 'webgpu') for (const { dataId } of tensors) tf.backend().uploadToGPU(dataId);
    await tfjsDone();
  },
  free: (tensors) => tf.dispose(tensors),
});

const nothing = async () => undefined;

/** Libraries whose tensors are made in the process's own memory: there is no device to wait for. */
const inMemory = (device, backend, byHand, free = () => undefined) => ({
  device,
  backend,
  byHand,
  prepare: nothing,
  done: nothing,
  free,
});

const int64 = (integers) => {
  const wide = new BigInt64Array(integers.length);
  for (let at = 0; at < integers.length; at++) wide[at] = BigInt(integers[at]);
  return wide;
};

const ortTensor = ({ data, shape, type }) =>
  type === 'int32' ? new ort.Tensor('int64', int64(data), shape) : new ort.Tensor(type, data, shape);

const jaxArray = ({ data, shape, type }) =>
  jaxjs.numpy.array(type === 'bool' ? new Int32Array(data) : data, { shape, dtype: jaxjs.numpy[type] });

await jaxjs.init('wasm');
const device = await (await navigator.gpu.requestAdapter()).requestDevice();
failOnErrors(device);

const { STORAGE, COPY_SRC, COPY_DST } = GPUBufferUsage;
const gpuTensor = ({ data, shape, type }) => {
  const words = type === 'bool' ? new Uint32Array(data) : data;
  const buffer = device.createBuffer({
    size: words.byteLength,
    usage: STORAGE | COPY_SRC | COPY_DST,
    mappedAtCreation: true,
  });
  new words.constructor(buffer.getMappedRange()).set(words);
  buffer.unmap();
  return { buffer, shape };
};

const onWebgpu = {
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
failOnErrors(tf.backend().device);

export const onWebGpu = [
  onWebgpu,
  onTfjs('webgpu', tfjsWebgpu(tf)),
  onTfjs('webgpu', tfjs(tf)),
  onTfjs('webgpu', tfjs(tf, { by: 'operations' })),
];

export const subjects = [
  ...['cpu', 'wasm'].flatMap((name) => [
    onTfjs(name, tfjs(tf)),
    onTfjs(name, tfjs(tf, { by: 'operations' })),
  ]),
  inMemory('memory', onnxruntime(ort), ortTensor),
  inMemory('wasm', jax(jaxjs, { device: 'wasm' }), jaxArray, (arrays) => {
    for (const array of arrays) array.dispose();
  }),
  ...onWebGpu,
];
