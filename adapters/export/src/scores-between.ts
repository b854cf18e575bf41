/**
 * The scores of some samples of a step, [count, N].
 *
 * @param scores [B, N] of all samples of the step, or [N] for each of them alike
 * @param from the first of them
 */
export const scoresBetween = (
  scores: ArrayLike<number>,
  patches: number,
  from: number,
  count: number,
): ArrayLike<number> => {
  if (scores.length !== patches) {
    return Array.prototype.slice.call(scores, from * patches, (from + count) * patches);
  }
  const all = new Float64Array(count * patches);
  for (let sample = 0; sample < count; sample++) all.set(scores, sample * patches);
  return all;
};
