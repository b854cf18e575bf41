/**
 * WebGPU for tests in Node, where it is no part of the runtime: Dawn, from the
 * webgpu package. In place before any test file loads, because tfjs's WebGPU
 * backend looks for it on import.
 */
import { existsSync } from 'node:fs';
import { create, globals } from 'webgpu';

const driver = process.env.VK_ICD_FILENAMES!;
if (!existsSync(driver)) throw new Error(`no Vulkan driver at ${driver}; run sh house/test-tools.sh`);

Object.assign(globalThis, globals);
Object.defineProperty(globalThis, 'navigator', {
  value: { gpu: create([]), userAgent: 'node' },
  configurable: true,
});
