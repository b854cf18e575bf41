import type { Geometry } from '@jepa-masks/core';
import { copyOf, integersText, overwrite } from '../integers.js';
import { demand } from '../law.js';
import type { BackendUnderTest } from './backend-under-test.js';
import { eachOutput, type LengthsFor, type Output } from './output.js';
import type { Named } from './same-masks.js';
import { shapesApart } from './shapes-apart.js';

/**
 * Makes masks of a copy of a geometry, which it then overwrites as the next batch
 * would: the backend must have read it by then, and have left it as it was.
 */
const makeAndOverwrite = async <T, E>(
  { name, make }: Output<T, E>,
  geometry: Geometry,
): Promise<Named<T>> => {
  const copy = copyOf(geometry);
  const pending = make(copy);
  const unchanged = integersText(copy) === integersText(geometry);
  overwrite(copy, 0);
  const overwritten = integersText(copy);
  const masks = await pending;
  demand(
    unchanged && integersText(copy) === overwritten,
    () => `${name}: the backend changed the geometry it was given`,
  );
  return masks;
};

/** Waits for every task, also if one fails, so that none goes on behind the next. */
const settle = async (tasks: ReadonlyArray<Promise<void>>): Promise<void> => {
  const failed = (await Promise.allSettled(tasks)).find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
};

/**
 * Fails unless a backend gives what the definition says of each of several
 * geometries, all of whose masks are alive at once, and disposes of them. Tensors
 * are read side by side: a device may take long to answer, but answers all.
 */
export const agreesOn = async <B, I, F, A, P>(
  under: BackendUnderTest<B, I, F, A, P>,
  geometries: ReadonlyArray<Geometry>,
  lengths: LengthsFor,
): Promise<void> => {
  const reads: Array<Promise<void>> = [];
  const made = eachOutput(under, lengths, async (output) => {
    const alive: Array<Awaited<ReturnType<typeof output.make>>> = [];
    for (const geometry of geometries) alive.push(await makeAndOverwrite(output, geometry));
    shapesApart(
      output.name,
      alive.flat().map(([, tensor]) => tensor),
    );
    for (const [at, geometry] of geometries.entries()) {
      const expected = output.expected(geometry);
      for (const [index, [what, tensor]] of alive[at]!.entries()) {
        reads.push(output.compare(what, tensor, expected[index]!).finally(() => output.dispose(tensor)));
      }
    }
  });
  // If one output can't be made, the reads of those before it are waited for all the same.
  await settle([
    made,
    made.then(
      () => settle(reads),
      () => settle(reads),
    ),
  ]);
};
