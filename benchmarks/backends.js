/**
 * What each backend costs a batch: dispatches (kernels of tfjs, where its devices
 * have no dispatches), bytes sent to the device, and time until the device is done,
 * beside a dense upload of the same masks. Prints a table; with `--json FILE`
 * writes the figures as well.
 */
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import { adapterName, traffic } from './webgpu-traffic.js';

const { hierarchical, multiBlock, sampleBatch, unwrap } = await import('@jepa-masks/core');
const { cpu } = await import('@jepa-masks/cpu');
const { jax } = await import('@jepa-masks/jax');
const { onnxruntime } = await import('@jepa-masks/onnxruntime');
const { tfjs } = await import('@jepa-masks/tfjs');
const { tfjsWebgpu } = await import('@jepa-masks/tfjs-webgpu');
const { webgpu } = await import('@jepa-masks/webgpu');
const jaxjs = await import('@jax-js/jax');
const ort = await import('onnxruntime-node');
const tf = await import('@tensorflow/tfjs-core');
const { default: Table } = await import('cli-table3');
const { Bench } = await import('tinybench');
await import('@tensorflow/tfjs-backend-cpu');
await import('@tensorflow/tfjs-backend-wasm');
await import('@tensorflow/tfjs-backend-webgpu');
tf.env().set('WEBGPU_CPU_FORWARD', false);

const BATCH = 256;

const batches = {
  'multi-block 14 × 14': sampleBatch(unwrap(multiBlock.plan({})), { seed: 1, count: BATCH }),
  'multi-block 32 × 32': sampleBatch(unwrap(multiBlock.plan({ inputSize: 512 })), { seed: 1, count: BATCH }),
  'hierarchical 14 × 14': sampleBatch(unwrap(hierarchical.plan({})), { seed: 1, count: BATCH }),
};

/** Context and targets of a flat batch, or of every level. */
const tensorsOf = (masks) =>
  Object.values('context' in masks ? { masks } : masks).flatMap(({ context, targets }) => [context, targets]);

/** Nothing of tfjs is left waiting, and the device has run it. */
const tfjsDone = async () => {
  if (tf.getBackend() !== 'webgpu') return;
  const backend = tf.backend();
  // tfjs submits what it has recorded; with nothing recorded it would fail.
  backend.ensureCommandEncoderReady();
  backend.endComputePassEncoder();
  backend.submitQueue();
  await backend.device.queue.onSubmittedWorkDone();
};

/** tfjs on one of its devices: what makes the masks, and what uploads them. */
const onTfjs = (device, name, make) => ({
  device,
  name,
  prepare: async () => {
    await tf.setBackend(device);
    await tf.ready();
  },
  run: async (geometry) => {
    const tensors = make(geometry);
    await tfjsDone();
    tf.dispose(tensors);
  },
});

const kernels = tfjsWebgpu(tf);
const operations = tfjs(tf);

/** A kernel that fails to run would look fast. */
const failOnErrors = (device) =>
  device.addEventListener('uncapturederror', ({ error }) => {
    console.error(error.message);
    process.exit(1);
  });

const byKernel = (geometry) => tensorsOf(kernels.booleans(geometry));
const byOperations = (geometry) => tensorsOf(operations.booleans(geometry));
const byUpload = (geometry) =>
  tensorsOf(cpu.booleans(geometry)).map(({ data, shape }) => tf.tensor(data, shape, 'bool'));
/** A tensor is uploaded when an operation first wants it: this one does nothing else. */
const byUploadInUse = (geometry) =>
  byUpload(geometry).map((tensor) => {
    if (tf.getBackend() === 'webgpu') tf.backend().uploadToGPU(tensor.dataId);
    return tensor;
  });

const plain = { masks: undefined };
const onWebgpu = (name, make) => ({
  device: 'webgpu',
  name,
  prepare: async () => {
    if (plain.masks !== undefined) return;
    const device = await (await navigator.gpu.requestAdapter()).requestDevice();
    failOnErrors(device);
    plain.masks = webgpu(device);
  },
  run: async (geometry) => {
    const tensors = tensorsOf(make(geometry));
    await plain.masks.device.queue.onSubmittedWorkDone();
    for (const { buffer } of tensors) buffer.destroy();
  },
});

/** Libraries whose tensors are made in the process's own memory: there is no device to wait for. */
const inMemory = (name, make, dispose = () => undefined) => ({
  device: 'memory',
  name,
  prepare: async () => undefined,
  run: async (geometry) => {
    for (const tensor of tensorsOf(make(geometry))) dispose(tensor);
  },
});

await jaxjs.init('wasm');
const onnxMasks = onnxruntime(ort);
const jaxMasks = jax(jaxjs, { device: 'wasm' });

const subjects = [
  onWebgpu('@jepa-masks/webgpu, booleans', (geometry) => plain.masks.booleans(geometry)),
  onWebgpu('@jepa-masks/webgpu, bits', (geometry) => plain.masks.bits(geometry)),
  onTfjs('webgpu', '@jepa-masks/tfjs-webgpu', byKernel),
  onTfjs('webgpu', '@jepa-masks/tfjs', byOperations),
  onTfjs('webgpu', 'dense upload', byUploadInUse),
  onTfjs('wasm', '@jepa-masks/tfjs', byOperations),
  onTfjs('wasm', 'dense upload', byUpload),
  onTfjs('cpu', '@jepa-masks/tfjs', byOperations),
  onTfjs('cpu', 'dense upload', byUpload),
  inMemory('@jepa-masks/cpu', (geometry) => cpu.booleans(geometry)),
  inMemory('@jepa-masks/onnxruntime', (geometry) => onnxMasks.booleans(geometry)),
  inMemory(
    '@jepa-masks/jax, on WebAssembly',
    (geometry) => jaxMasks.booleans(geometry),
    (array) => array.dispose(),
  ),
];

/** What is counted on a device: dispatches of WebGPU, kernels of tfjs, nothing of a library in memory. */
const workOf = async ({ device, run }, geometry, { dispatches }) => {
  if (device === 'webgpu') return dispatches;
  return device === 'memory' ? 0 : await kernelsOf(run, geometry);
};

/** Kernels that tfjs runs for a batch; on a device of WebGPU they are counted as dispatches. */
const kernelsOf = async (run, geometry) =>
  (await tf.profile(async () => void (await run(geometry)))).kernels.length;

await tf.setBackend('webgpu');
failOnErrors(tf.backend().device);

const rows = [];
for (const [batch, geometry] of Object.entries(batches)) {
  for (const subject of subjects) {
    const { device, name, prepare, run } = subject;
    await prepare();
    await run(geometry);
    traffic();
    await run(geometry);
    const counted = traffic();
    const bench = new Bench({ time: 300, iterations: 5, warmupTime: 0, warmupIterations: 1 });
    bench.add(name, () => run(geometry));
    await bench.run();
    const { p50, p75, min } = bench.tasks[0].result.latency;
    rows.push({
      batch,
      device,
      name,
      dispatches: await workOf(subject, geometry, counted),
      bytesPerSample: device === 'webgpu' ? counted.bytes / BATCH : undefined,
      milliseconds: { median: p50, least: min, upperQuartile: p75 },
    });
  }
}

const adapter = await adapterName();
const machine = `${os.cpus()[0]?.model ?? 'unknown'}, ${os.cpus().length} cores, Node ${process.version}`;
console.log(`batches of ${BATCH}; WebGPU on ${adapter}; ${machine}`);
const table = new Table({
  head: ['batch', 'device', 'by', 'dispatches', 'bytes a sample', 'ms', 'to'],
  style: { head: [], border: [], compact: true },
});
for (const { batch, device, name, dispatches, bytesPerSample, milliseconds } of rows) {
  const { median, upperQuartile } = milliseconds;
  const sent = bytesPerSample === undefined ? '' : bytesPerSample.toFixed(1);
  table.push([batch, device, name, dispatches, sent, median.toFixed(2), upperQuartile.toFixed(2)]);
}
console.log(`${table}`);

const json = process.argv.indexOf('--json');
if (json > 0) {
  const date = new Date().toISOString().slice(0, 10);
  writeFileSync(
    process.argv[json + 1],
    `${JSON.stringify({ date, machine, adapter, batch: BATCH, rows }, undefined, 2)}\n`,
  );
}
process.exit(0);
