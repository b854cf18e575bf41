import type { Asked } from './handed-in.js';

/** What typed arrays copy with. Node's buffers have a `slice` of their own, which gives a view. */
const { slice } = Object.getPrototypeOf(Uint8Array.prototype) as Uint8Array;

/** A view as an array of its own; what is none, or holds no more than it shows, as it is. */
const copied = (given: unknown): unknown => {
  if (!ArrayBuffer.isView(given) || given instanceof DataView) return given;
  const { buffer, byteLength } = given;
  // Memory that is shared is not copied on its way.
  const isWhole = !(buffer instanceof ArrayBuffer) || byteLength === buffer.byteLength;
  return isWhole ? given : slice.call(given);
};

/** Whether something is an array for each part. */
const isByPart = (given: unknown): given is object =>
  typeof given === 'object' && given !== null && !ArrayBuffer.isView(given) && !Array.isArray(given);

/** An array, or an array for each part, as arrays of their own; what is neither is for others to refuse. */
const each = <T>(given: T): T =>
  isByPart(given)
    ? (Object.fromEntries(Object.entries(given).map(([name, one]) => [name, copied(one)])) as T)
    : (copied(given) as T);

/**
 * What was asked for a batch, without what it is a view of: a thread is sent all of a
 * view's buffer, which may be that of a whole dataset.
 */
export const alone = <P extends string>({ present, scores }: Asked<P>): Asked<P> => ({
  ...(present !== undefined && { present: each(present) }),
  ...(scores !== undefined && { scores: each(scores) }),
});
