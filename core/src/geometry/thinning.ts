/** A sample's word spread to one word a mask: a Weyl sequence, then the finalizer of MurmurHash3 (Appleby, 2011). */
const wordOf = (word: number, mask: number): number => {
  let bits = (word + Math.imul(mask, 0x9e3779b9)) | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
};

/**
 * Where the thinning of a mask's list starts: a whole number from 0 to
 * `patches` − 1, or 0 if there are none.
 *
 * It is the high word of a product of 32-bit numbers, so that each of the
 * numbers comes from ⌊2³² / patches⌋ or ⌈2³² / patches⌉ of the 2³² words: its
 * probability is within 2⁻³² of 1 / patches.
 *
 * @param word the sample's and level's of a geometry's `phases`
 * @param mask number of the mask in its level: contexts from 0 on, then targets
 * @param patches in the mask, 0 to 65,536, so that every step fits 32 bits
 */
export const thinningPhase = (word: number, mask: number, patches: number): number => {
  const bits = wordOf(word, mask);
  // The high word of a 32 × 17-bit product, from two products that fit 32 bits each.
  const low = Math.imul(bits & 0xffff, patches) >>> 16;
  return ((Math.imul(bits >>> 16, patches) >>> 0) + low) >>> 16;
};

/**
 * Which of `patches` ascending patches entry `entry` of a list of `length` is;
 * it is padding where that is `patches` or more.
 *
 * Of a list that is too long it is patch ⌊(entry · patches + phase) / length⌋.
 * Over the phases 0 to `patches` − 1 each patch is kept in exactly `length` of
 * them, whatever its place in the list.
 *
 * @param phase from {@link thinningPhase}; read only if the list is too long
 */
export const thinned = (entry: number, length: number, patches: number, phase: number): number =>
  patches <= length ? entry : Math.floor((entry * patches + phase) / length);
