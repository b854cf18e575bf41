/**
 * WebGPU for Node, with every dispatch and every byte sent counted: what a backend
 * costs on any graphics card, whatever the time that this one takes.
 *
 * Import it before tfjs's WebGPU backend, which looks for WebGPU on import.
 */
import { create, globals } from 'webgpu';

Object.assign(globalThis, globals);
const gpu = create([]);
Object.defineProperty(globalThis, 'navigator', { value: { gpu, userAgent: 'node' }, configurable: true });

const counted = { dispatches: 0, bytes: 0, submissions: 0 };

type ArgumentsOf<F> = F extends (...args: infer A) => unknown ? A : never;

/** Has `count` see the arguments of a method of a class of WebGPU before it runs. */
const watch = <T extends object, M extends keyof T>(
  { prototype }: { readonly prototype: T },
  method: M,
  count: (...args: ArgumentsOf<T[M]>) => void,
): void => {
  const original = prototype[method] as (...args: ArgumentsOf<T[M]>) => unknown;
  const watched = function (this: T, ...args: ArgumentsOf<T[M]>): unknown {
    count(...args);
    return original.apply(this, args);
  };
  Object.assign(prototype, { [method]: watched });
};

watch(GPUComputePassEncoder, 'dispatchWorkgroups', () => {
  counted.dispatches++;
});
watch(GPUQueue, 'writeBuffer', (_buffer, _offset, data, _from, size) => {
  counted.bytes += size ?? data.byteLength;
});
// What is mapped at its creation is written by the host. tfjs keeps its staging
// buffers, maps them anew, and copies from them: both ways end in one of these.
watch(GPUDevice, 'createBuffer', ({ size, usage, mappedAtCreation }) => {
  if (mappedAtCreation && (usage & GPUBufferUsage.MAP_WRITE) === 0) counted.bytes += size;
});
// The size comes last, with offsets before it or without.
watch(GPUCommandEncoder, 'copyBufferToBuffer', (from, ...rest) => {
  if ((from.usage & GPUBufferUsage.MAP_WRITE) !== 0) counted.bytes += Number(rest.at(-1));
});
watch(GPUQueue, 'submit', () => {
  counted.submissions++;
});

/** Dispatches, bytes and submissions since the last call. */
export const traffic = (): Readonly<typeof counted> => {
  const since = { ...counted };
  Object.assign(counted, { dispatches: 0, bytes: 0, submissions: 0 });
  return since;
};

/** What the runtime calls the adapter. */
export const adapterName = async (): Promise<string> => {
  const adapter = await gpu.requestAdapter();
  if (adapter === null) throw new Error('no adapter of WebGPU; run sh house/test-tools.sh');
  const { vendor, architecture, description } = adapter.info;
  return [vendor, architecture, description].filter(Boolean).join(', ');
};
