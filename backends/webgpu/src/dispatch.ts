import { STORAGE, UNIFORM } from './buffer-usage.js';
import { WORKGROUP } from './kernels/masks.js';

/** One run of a kernel. */
export interface Dispatch {
  readonly kernel: string;
  /** The kernel's parameters from its third on: see `MASKS`. */
  readonly params: ReadonlyArray<number>;
  /** What is bound after parameters and blocks, in order. */
  readonly buffers: ReadonlyArray<GPUBuffer>;
  readonly workgroups: number;
}

const pipelines = new WeakMap<GPUDevice, Map<string, GPUComputePipeline>>();

/** A kernel compiled for a device, once. */
const pipelineOf = (device: GPUDevice, kernel: string): GPUComputePipeline => {
  const known = pipelines.get(device) ?? new Map<string, GPUComputePipeline>();
  pipelines.set(device, known);
  const compiled =
    known.get(kernel) ??
    device.createComputePipeline({
      layout: 'auto',
      compute: { module: device.createShaderModule({ code: kernel }) },
    });
  known.set(kernel, compiled);
  return compiled;
};

/** Runs kernels one after the other on the blocks of one batch, in one submission. */
export const submit = (device: GPUDevice, blocks: Uint32Array, dispatches: ReadonlyArray<Dispatch>): void => {
  if (dispatches.length === 0) return;
  const uploaded: Array<GPUBuffer> = [];
  const upload = (words: Uint32Array, usage: number): GPUBuffer => {
    const buffer = device.createBuffer({ size: words.byteLength, usage, mappedAtCreation: true });
    new Uint32Array(buffer.getMappedRange()).set(words);
    buffer.unmap();
    uploaded.push(buffer);
    return buffer;
  };
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  const blocksBuffer = upload(blocks, STORAGE);
  for (const { kernel, params, buffers, workgroups } of dispatches) {
    // A dispatch has at most so many workgroups in a row; the rest go into further rows.
    const across = Math.min(workgroups, device.limits.maxComputeWorkgroupsPerDimension);
    const words = new Uint32Array(12);
    words.set(params);
    words[7] = across * WORKGROUP;
    const bound = [upload(words, UNIFORM), blocksBuffer, ...buffers];
    const pipeline = pipelineOf(device, kernel);
    pass.setPipeline(pipeline);
    pass.setBindGroup(
      0,
      device.createBindGroup({
        layout: pipeline.getBindGroupLayout(0),
        entries: bound.map((buffer, binding) => ({ binding, resource: { buffer } })),
      }),
    );
    pass.dispatchWorkgroups(across, Math.ceil(workgroups / across));
  }
  pass.end();
  device.queue.submit([encoder.finish()]);
  // What was submitted keeps a destroyed buffer until it has run.
  for (const buffer of uploaded) buffer.destroy();
};
