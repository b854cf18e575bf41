import type { Asked } from './handed-in.js';

const copied = (given: unknown): unknown =>
  ArrayBuffer.isView(given) && given.byteLength < given.buffer.byteLength
    ? (given as Uint8Array).slice()
    : given;

/** An array, or an array for each part, as arrays of their own. */
const each = <T>(given: T): T =>
  given === undefined || ArrayBuffer.isView(given) || Array.isArray(given)
    ? (copied(given) as T)
    : (Object.fromEntries(Object.entries(given as object).map(([name, one]) => [name, copied(one)])) as T);

/**
 * What was asked for a batch, without what it is a view of: a thread is sent all of a
 * view's buffer, which may be that of a whole dataset.
 */
export const alone = <P extends string>({ present, scores }: Asked<P>): Asked<P> => ({
  ...(present !== undefined && { present: each(present) }),
  ...(scores !== undefined && { scores: each(scores) }),
});
