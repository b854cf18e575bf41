/** The greatest weight: scores are told apart to a millionth of the highest. */
const GREATEST = 1_048_576;

const isIn = (words: Uint32Array, at: number, patch: number): boolean =>
  (words[at + (patch >>> 5)]! & (0x80000000 >>> (patch & 31))) !== 0;

const weightOf = (share: number, least: number): number =>
  Math.max(1, Math.floor(GREATEST * (least + (1 - least) * share) + 0.5));

/**
 * Scores of a set's patches as whole weights from 1 to 2²⁰:
 * ⌊2²⁰ · (ε + (1 − ε) · s / s₁) + ½⌋, where s₁ is the highest of them and ε the least
 * weight's share. If a score is negative, the lowest is taken off all of them first.
 * Where all are 0, or there are none, all weigh alike. Patches outside the set weigh nothing.
 *
 * @param weights room for one a patch
 * @param scores of which patch p has the one at `first + p`
 * @param words where the set is, from word `at` on
 */
export const setWeights = (
  weights: Int32Array,
  scores: ArrayLike<number> | undefined,
  first: number,
  words: Uint32Array,
  at: number,
  least: number,
): void => {
  const patches = weights.length;
  let low = 0;
  let high = 0;
  if (scores !== undefined) {
    high = Number.NEGATIVE_INFINITY;
    for (let patch = 0; patch < patches; patch++) {
      if (!isIn(words, at, patch)) continue;
      const score = scores[first + patch]!;
      if (score < low) low = score;
      if (score > high) high = score;
    }
  }
  // The distance of two finite numbers need not be finite; that of their halves is. Half the least number is 0.
  const divisor = Number.isFinite(high - low) ? 1 : 2;
  const span = high / divisor - low / divisor;
  if (span === 0) {
    const weight = weightOf(1, least);
    for (let patch = 0; patch < patches; patch++) weights[patch] = isIn(words, at, patch) ? weight : 0;
    return;
  }
  for (let patch = 0; patch < patches; patch++) {
    const share = (scores![first + patch]! / divisor - low / divisor) / span;
    weights[patch] = isIn(words, at, patch) ? weightOf(share, least) : 0;
  }
};
