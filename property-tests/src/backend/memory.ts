import { type FixedLengths, multiBlock, sampleBatch, unwrap } from '@jepa-masks/core';
import { demand } from '../law.js';
import type { BackendUnderTest, Memory } from './backend-under-test.js';
import { eachOutput } from './output.js';
import { tensorsOf } from './same-masks.js';

const BATCHES = 1000;
const LENGTHS: FixedLengths = { context: 20, targets: 20 };

const formatMemory = ({ tensors, bytes }: Memory): string => `${tensors} tensors and ${bytes} bytes`;

const sameMemory = (a: Memory, b: Memory): boolean => a.tensors === b.tensors && a.bytes === b.bytes;

/**
 * Fails if tensors or bytes are left over from 1,000 batches of each output that
 * were made and disposed of, or if masks that are alive don't show in the count:
 * a count that never moves would prove nothing.
 */
export const leaksNothing = async <B, I, F, A>(under: BackendUnderTest<B, I, F, A>): Promise<void> => {
  const { memory } = under;
  if (memory === undefined) return;
  const geometry = sampleBatch(unwrap(multiBlock.plan({ inputSize: 128 })), { seed: 1, count: 2 });
  await eachOutput(under, LENGTHS, async ({ name, make, dispose }) => {
    const makeAndDispose = async (whileAlive?: () => Promise<void>): Promise<void> => {
      const tensors = tensorsOf(geometry, await make(geometry));
      await whileAlive?.();
      for (const [, tensor] of tensors) await dispose(tensor);
    };
    // What a library keeps from its first batch on, such as a compiled kernel, is no leak.
    await makeAndDispose();
    const before = await memory();
    await makeAndDispose(async () => {
      const during = await memory();
      demand(
        during.tensors > before.tensors && during.bytes > before.bytes,
        () => `${name}: ${formatMemory(during)} with masks alive, ${formatMemory(before)} without`,
      );
    });
    for (let batch = 1; batch < BATCHES; batch++) await makeAndDispose();
    const after = await memory();
    demand(
      sameMemory(after, before),
      () =>
        `${name}: ${formatMemory(before)} before ${BATCHES} batches, ${formatMemory(after)} when they were disposed of`,
    );
  });
};
