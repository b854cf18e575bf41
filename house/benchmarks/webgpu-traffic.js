/**
 * WebGPU for Node, with every dispatch and every byte sent counted: what a backend
 * costs on any graphics card, whatever the time that this one takes.
 *
 * Import it before tfjs's WebGPU backend, which looks for WebGPU on import.
 */
import { create, globals } from 'webgpu';

const counted = { dispatches: 0, bytes: 0, submissions: 0 };

/** Has `count` see the arguments of a method of a class of WebGPU before it runs. */
const watch = (type, method, count) => {
  const { prototype } = globals[type];
  const original = prototype[method];
  prototype[method] = function watched(...args) {
    count(...args);
    return original.apply(this, args);
  };
};

watch('GPUComputePassEncoder', 'dispatchWorkgroups', () => {
  counted.dispatches++;
});
watch('GPUQueue', 'writeBuffer', (_buffer, _offset, data, _from, size) => {
  counted.bytes += size ?? data.byteLength;
});
// What is mapped at its creation is written by the host. tfjs keeps its staging
// buffers, maps them anew, and copies from them: both ways end in one of these.
watch('GPUDevice', 'createBuffer', ({ size, usage, mappedAtCreation }) => {
  if (mappedAtCreation && (usage & globals.GPUBufferUsage.MAP_WRITE) === 0) counted.bytes += size;
});
watch('GPUCommandEncoder', 'copyBufferToBuffer', (from, ...rest) => {
  if ((from.usage & globals.GPUBufferUsage.MAP_WRITE) !== 0) counted.bytes += rest.at(-1);
});
watch('GPUQueue', 'submit', () => {
  counted.submissions++;
});

Object.assign(globalThis, globals);
const gpu = create([]);
Object.defineProperty(globalThis, 'navigator', { value: { gpu, userAgent: 'node' }, configurable: true });

/** Dispatches, bytes and submissions since the last call. */
export const traffic = () => {
  const since = { ...counted };
  Object.assign(counted, { dispatches: 0, bytes: 0, submissions: 0 });
  return since;
};

/** What the runtime calls the adapter. */
export const adapterName = async () => {
  const { vendor, architecture, description } = (await gpu.requestAdapter()).info;
  return [vendor, architecture, description].filter(Boolean).join(', ');
};
