/** What computes in a browser. */
export type Device = 'wasm' | 'webgpu';

/** What a run asks for: a device, or WebGPU where it works and WebAssembly elsewhere. */
export type DeviceChoice = Device | 'auto';

/** The little of WebGPU that is asked for here. */
interface Gpu {
  requestAdapter(): Promise<{
    readonly info?: { readonly isFallbackAdapter?: boolean; readonly architecture?: string };
  } | null>;
}

/** Why this browser's WebGPU is of no use, or nothing if it is of use. */
export const withoutGpu = async (gpu: Gpu | undefined): Promise<string | undefined> => {
  if (gpu === undefined) return 'this browser has no WebGPU';
  const adapter = await gpu.requestAdapter();
  if (adapter === null) return 'WebGPU finds no graphics processor here';
  const { isFallbackAdapter, architecture } = adapter.info ?? {};
  // Every operation would be done by the processor, one after another.
  if (isFallbackAdapter || architecture === 'swiftshader') return 'WebGPU has only a processor here';
  return undefined;
};
