import type { Geometry, Part, Tensor } from '@jepa-masks/core';
import { cpu, type IndexLists } from '@jepa-masks/cpu';
import { type BackendUnderTest, IN_MEMORY } from '../src/index.js';

/** The CPU backend, or what a test makes of it, in the kit. */
export type CpuUnderTest = BackendUnderTest<
  Tensor<Uint8Array>,
  IndexLists,
  Tensor<Int32Array>,
  Tensor<Float32Array>,
  Tensor<Uint8Array>
>;

/** The CPU backend as it is. */
export const under: CpuUnderTest = { backend: cpu, skips: IN_MEMORY };

/** The CPU backend with some of its outputs made otherwise. */
export const withBackend = (changes: Partial<CpuUnderTest['backend']>): CpuUnderTest => ({
  ...under,
  backend: { ...cpu, ...changes },
});

/** The masks of every part, or their one tensor, in the order of their names. */
export const ofEachPart = (made: object): ReadonlyArray<object> =>
  'context' in made || 'data' in made ? [made] : Object.values(made);

/** Every tensor, or list, of every part: contexts, then targets. */
export const eachMade = <T>(made: object): ReadonlyArray<T> =>
  ofEachPart(made).flatMap((one) =>
    'context' in one && 'targets' in one ? [one.context as T, one.targets as T] : [one as T],
  );

/** A geometry with other parts. */
export const withParts = <P extends string>(
  { count, parts: [first, ...rest] }: Geometry<P>,
  change: (part: Part<P>, index: number) => Part<P>,
): Geometry<P> => ({
  count,
  parts: [change(first, 0), ...rest.map((part, index) => change(part, index + 1))],
});
