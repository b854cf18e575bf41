import { BATCH } from './batch.js';

/** Which patches masks use, as bits say it: the first patch of a word in its most significant bit. */
export const WORDS: string = /* wgsl */ `${BATCH}
@group(0) @binding(1) var<storage, read> words: array<u32>;

fn words_per_mask() -> u32 { return (params.patches + 31u) / 32u; }

fn first_word(index: u32, mask: u32) -> u32 {
  return (index * (params.contexts + params.targets) + mask) * words_per_mask();
}

fn uses(index: u32, mask: u32, place: u32) -> bool {
  return ((words[first_word(index, mask) + place / 32u] << (place % 32u)) >> 31u) == 1u;
}

// Patches of a mask in its first words.
fn size_up_to(index: u32, mask: u32, end: u32) -> u32 {
  let first = first_word(index, mask);
  var size = 0u;
  for (var word = first; word < first + end; word++) { size += countOneBits(words[word]); }
  return size;
}

fn size_of(index: u32, mask: u32) -> u32 { return size_up_to(index, mask, words_per_mask()); }

fn without_first(bits: u32) -> u32 { return bits & ~(0x80000000u >> countLeadingZeros(bits)); }
`;
