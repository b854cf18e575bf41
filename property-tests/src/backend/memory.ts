import type { Geometry } from '@jepa-masks/core';
import { demand } from '../law.js';
import type { BackendUnderTest, Memory } from './backend-under-test.js';
import { smallGeometries } from './edges.js';
import { eachOutput, type LengthsFor } from './output.js';

const LENGTHS: LengthsFor = () => ({ context: 20, targets: 20 });

const formatMemory = ({ tensors, bytes }: Memory): string => `${tensors} tensors and ${bytes} bytes`;

const sameMemory = (a: Memory, b: Memory): boolean => a.tensors === b.tensors && a.bytes === b.bytes;

/**
 * Fails if tensors or bytes are left over from many batches of each output that
 * were made and disposed of, or if masks that are alive don't show in the count:
 * a count that never moves would prove nothing.
 */
export const leaksNothing = async <B, I, F, A, P>(
  under: BackendUnderTest<B, I, F, A, P>,
  batches: number,
): Promise<void> => {
  const { memory } = under;
  if (memory === undefined) return;
  // Batches of each kind in turn: a backend may leak of one and not of another.
  const kinds = smallGeometries();
  const geometry = kinds[0]!;
  await eachOutput(under, LENGTHS, async ({ name, make, dispose }) => {
    const makeAndDispose = async (of: Geometry, whileAlive?: () => Promise<void>): Promise<void> => {
      const tensors = await make(of);
      await whileAlive?.();
      for (const [, tensor] of tensors) await dispose(tensor);
    };
    // What a library keeps from its first batch on, such as a compiled kernel, is no leak.
    await makeAndDispose(geometry);
    const before = await memory();
    await makeAndDispose(geometry, async () => {
      const during = await memory();
      demand(
        during.tensors > before.tensors && during.bytes > before.bytes,
        () => `${name}: ${formatMemory(during)} with masks alive, ${formatMemory(before)} without`,
      );
    });
    for (let batch = 1; batch < batches; batch++) await makeAndDispose(kinds[batch % kinds.length]!);
    const after = await memory();
    demand(
      sameMemory(after, before),
      () =>
        `${name}: ${formatMemory(before)} before ${batches} batches, ${formatMemory(after)} when they were disposed of`,
    );
  });
};
