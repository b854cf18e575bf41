import { STORAGE, UNIFORM } from './buffer-usage.js';
import { WORKGROUP } from './kernels/batch.js';

/** One run of a kernel. */
interface Dispatch {
  readonly kernel: string;
  /** The kernel's parameters: see `BATCH`. The eighth is filled in. */
  readonly params: ReadonlyArray<number>;
  /** What is bound after the parameters, in order. */
  readonly buffers: ReadonlyArray<GPUBuffer>;
  readonly workgroups: number;
}

/** What runs one after the other in one submission. */
export interface Submission {
  /** Words for kernels to read, gone after the submission. */
  upload(words: Uint32Array): GPUBuffer;
  /** Room for words that one kernel writes and others read, gone after the submission. */
  scratch(words: number): GPUBuffer;
  /** Runs a kernel, unless it has nothing to do. */
  run(dispatch: Dispatch): void;
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

/** Has kernels run one after the other, in one submission. */
export const submit = (device: GPUDevice, fill: (submission: Submission) => void): void => {
  const temporary: Array<GPUBuffer> = [];
  const create = (words: number, usage: number, mappedAtCreation: boolean): GPUBuffer => {
    // An empty buffer can't be bound.
    const buffer = device.createBuffer({ size: Math.max(4, 4 * words), usage, mappedAtCreation });
    temporary.push(buffer);
    return buffer;
  };
  const upload = (words: Uint32Array, usage: number): GPUBuffer => {
    const buffer = create(words.length, usage, true);
    new Uint32Array(buffer.getMappedRange()).set(words);
    buffer.unmap();
    return buffer;
  };
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  fill({
    upload: (words) => upload(words, STORAGE),
    scratch: (words) => create(words, STORAGE, false),
    run: ({ kernel, params, buffers, workgroups }) => {
      if (workgroups === 0) return;
      // A dispatch has at most so many workgroups in a row; the rest go into further rows.
      const across = Math.min(workgroups, device.limits.maxComputeWorkgroupsPerDimension);
      const words = new Uint32Array(12);
      words.set(params);
      words[7] = across * WORKGROUP;
      const bound = [upload(words, UNIFORM), ...buffers];
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
    },
  });
  pass.end();
  device.queue.submit([encoder.finish()]);
  // What was submitted keeps a destroyed buffer until it has run.
  for (const buffer of temporary) buffer.destroy();
};
