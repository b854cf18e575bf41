/**
 * WebGPU for tests in Node, where it is no part of the runtime: Dawn from the
 * webgpu package, on SwiftShader, the software driver that comes with Chromium.
 * In place before any test file loads: tfjs's WebGPU backend looks for it on import.
 */
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { create, globals } from 'webgpu';

process.env.VK_ICD_FILENAMES ??= '/usr/lib/chromium/vk_swiftshader_icd.json';
// The Vulkan loader complains if there is none.
process.env.XDG_RUNTIME_DIR ??= tmpdir();

if (!existsSync(process.env.VK_ICD_FILENAMES)) {
  throw new Error(`no Vulkan driver at ${process.env.VK_ICD_FILENAMES}; run sh scripts/test-tools.sh`);
}
Object.assign(globalThis, globals);
Object.defineProperty(globalThis, 'navigator', {
  value: { gpu: create([]), userAgent: 'node' },
  configurable: true,
});
