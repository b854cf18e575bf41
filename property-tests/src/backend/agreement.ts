import type { FixedLengths, Geometry } from '@jepa-masks/core';
import { demand } from '../law.js';
import type { BackendUnderTest } from './backend-under-test.js';
import { eachOutput, type Output } from './output.js';
import { type Masks, sameNumbers, tensorsOf } from './same-masks.js';

/**
 * Makes masks of a copy of a geometry, which it then overwrites as the next batch
 * would: the backend must have read it by then, and have left it as it was.
 */
const makeAndOverwrite = async <T, E>(
  { name, make }: Output<T, E>,
  geometry: Geometry,
): Promise<Masks<T>> => {
  const copy = { ...geometry, blocks: geometry.blocks.slice() };
  const pending = make(copy);
  const unchanged = sameNumbers(copy.blocks, geometry.blocks);
  copy.blocks.fill(0);
  const masks = await pending;
  demand(unchanged, () => `${name}: the backend changed the geometry it was given`);
  return masks;
};

/**
 * Fails unless a backend gives what the CPU backend gives for each of several
 * geometries, all of whose masks are alive at once, and disposes of them.
 */
export const agreesOn = async <B, I, F, A>(
  under: BackendUnderTest<B, I, F, A>,
  geometries: ReadonlyArray<Geometry>,
  lengths: FixedLengths,
): Promise<void> =>
  eachOutput(under, lengths, async (output) => {
    const alive: Array<Awaited<ReturnType<typeof output.make>>> = [];
    for (const geometry of geometries) alive.push(await makeAndOverwrite(output, geometry));
    for (const [at, geometry] of geometries.entries()) {
      const expected = tensorsOf(geometry, output.expected(geometry));
      for (const [index, [what, tensor]] of tensorsOf(geometry, alive[at]!).entries()) {
        await output.compare(`${what} ${output.name}`, tensor, expected[index]![1]);
        await output.dispose(tensor);
      }
    }
  });
