import { type Key, split } from './key.js';

/** The bits of a word the other way round. */
const reversed = (word: number): number => {
  const pairs = ((word >>> 1) & 0x55555555) | ((word & 0x55555555) << 1);
  const fours = ((pairs >>> 2) & 0x33333333) | ((pairs & 0x33333333) << 2);
  const bytes = ((fours >>> 4) & 0x0f0f0f0f) | ((fours & 0x0f0f0f0f) << 4);
  return (bytes >>> 24) | ((bytes >>> 8) & 0xff00) | ((bytes & 0xff00) << 8) | (bytes << 24);
};

/**
 * A number from 0 to 2³² − 1 for every index of a step, spread evenly over the
 * step: of any 2ᵏ indices from a multiple of 2ᵏ on, exactly one falls in each of
 * 2ᵏ equal intervals, in an order that the key decides. For each index by itself
 * every number is as likely. It is what a batch with ratios spread over it needs
 * (DINOv2's collator), for samples that know nothing of their batch.
 *
 * The index's bits, the lowest first, are scrambled so that each depends on those
 * before it alone (Owen's scrambling of the van der Corput sequence, by the hash
 * of Laine and Karras 2011 as Vegdahl improved it in 2021).
 *
 * @param root the key of seed and step
 */
export const spreadOf = (root: Key): ((index: number) => number) => {
  const [{ high, low }] = split(root, 1) as [Key];
  const factor = (low >>> 0) | 1;
  return (index) => {
    const beyond = Math.floor(index / 4294967296);
    let word = reversed(index | 0);
    word ^= Math.imul(word, 0x3d20adea);
    word = (word + high + Math.imul(beyond, 0x9e3779b1)) | 0;
    word = Math.imul(word, factor);
    word ^= Math.imul(word, 0x05526c56);
    word ^= Math.imul(word, 0x53a22864);
    return word >>> 0;
  };
};
