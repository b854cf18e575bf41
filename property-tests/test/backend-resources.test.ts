import { DeviceError } from '@jepa-masks/core';
import { cpu } from '@jepa-masks/cpu';
import { expect, test } from 'vitest';
import { checkBackend, IN_MEMORY } from '../src/index.js';
import { type CpuUnderTest, eachMade, under } from './cpu-under-test.js';

/** The CPU backend in a library that counts what is alive, of which `leak` more for each tensor never goes. */
const counted = (leak: number, { blind = false } = {}): CpuUnderTest => {
  let alive = 0;
  const count = <M extends object>(masks: M): M => {
    alive += eachMade(masks).length * (1 + leak);
    return masks;
  };
  return {
    ...under,
    // Without bits, which are no tensors of a library.
    backend: {
      name: 'counted',
      booleans: (geometry) => count(cpu.booleans(geometry)),
      indices: (geometry) => count(cpu.indices(geometry)),
      fixedIndices: (geometry, lengths) => count(cpu.fixedIndices(geometry, lengths)),
      fixedValidity: (geometry, lengths) => count(cpu.fixedValidity(geometry, lengths)),
      attentionBias: (geometry) => count(cpu.attentionBias(geometry)),
      fixedAttentionBias: (geometry, lengths) => count(cpu.fixedAttentionBias(geometry, lengths)),
      fixedRestore: (geometry, lengths) => count(cpu.fixedRestore(geometry, lengths)),
      fixedWeights: (geometry, lengths) => count(cpu.fixedWeights(geometry, lengths)),
      masked: (geometry, which) => count(cpu.masked(geometry, which)),
      targetDistance: (geometry) => count(cpu.targetDistance(geometry)),
    },
    dispose: () => {
      alive -= 1;
    },
    memory: () => (blind ? { tensors: 0, bytes: 0 } : { tensors: alive, bytes: 8 * alive }),
  };
};

test('what is disposed of is no leak', async () => {
  expect(await checkBackend(counted(0), { runs: 1 })).toMatchObject({ holds: true });
});

test.each<[fault: string, reason: string, under: CpuUnderTest]>([
  ['a tensor is kept', 'when they were disposed of', counted(1)],
  ['the count of tensors never moves', 'with masks alive', counted(0, { blind: true })],
  ['a missing device goes unnoticed', 'does not fail', { ...under, missingDevice: () => undefined }],
  [
    'a lost device is an untyped error',
    'instead of a DeviceError',
    { ...under, lostDevice: () => Promise.reject(new TypeError('undefined is not a device')) },
  ],
  [
    'a lost device is said to be missing',
    'instead of a DeviceError',
    { ...under, lostDevice: () => Promise.reject(new DeviceError('missing', 'No adapter; pass a device.')) },
  ],
  [
    'what can’t be checked is left out in silence',
    'lostDevice is neither checked',
    { ...under, skips: { ...IN_MEMORY, lostDevice: '' } },
  ],
])('a planted fault in memory and devices is caught: %s', async (_, reason, faulty) => {
  const result = await checkBackend(faulty, { runs: 3 });
  expect(result.holds).toBe(false);
  expect(result.fall?.reason).toContain(reason);
  expect(result.fall?.counterexample).not.toBe('');
});
