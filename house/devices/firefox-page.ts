/**
 * What Firefox runs: the conformance kit on both WebGPU backends, on fewer
 * geometries than elsewhere, because Firefox lets a tenth of a second pass before
 * it hands back what it has read.
 */
import { type BackendResult, checkBackend } from '@jepa-masks/property-tests';
import { onWebgpu } from '../../backends/tfjs-webgpu/test/on-webgpu.js';
import { underTest as tfjsUnderTest } from '../../backends/tfjs-webgpu/test/under-test.js';
import { countedDevice } from '../../backends/webgpu/test/counted-device.js';
import { underTest } from '../../backends/webgpu/test/under-test.js';

export const runKit = async (): Promise<ReadonlyArray<BackendResult>> => {
  const plain = await checkBackend(underTest(await countedDevice()), { runs: 25 });
  await onWebgpu();
  return [plain, await checkBackend(tfjsUnderTest(), { runs: 25 })];
};
