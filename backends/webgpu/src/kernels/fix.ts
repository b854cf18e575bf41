import { MASKS, WORKGROUP } from './masks.js';

/**
 * Ascending patches, as many for every mask: `a` for contexts, `b` for targets,
 * filled up with `c`; an invocation finds one entry. `d` is added to patches. Entry k of a longer list of n
 * is its patch ⌊(k · n + phase) / length⌋, whose dividend stays below 2³² as n is at
 * most 2¹⁶. The words that phases come from follow the blocks.
 */
export const FIX: string = /* wgsl */ `${MASKS}
@group(0) @binding(2) var<storage, read_write> context_lists: array<u32>;
@group(0) @binding(3) var<storage, read_write> target_lists: array<u32>;

// As core's thinningPhase: the high word of a product of 32 and 17 bits, in two halves.
fn phase(word: u32, index: u32, size: u32) -> u32 {
  var bits = word + index * 0x9e3779b9u;
  bits = (bits ^ (bits >> 16u)) * 0x85ebca6bu;
  bits = (bits ^ (bits >> 13u)) * 0xc2b2ae35u;
  bits ^= bits >> 16u;
  return ((bits >> 16u) * size + (((bits & 0xffffu) * size) >> 16u)) >> 16u;
}

fn wanted(entry: u32, length: u32, size: u32, sample: u32, index: u32) -> u32 {
  if (size <= length) { return entry; }
  let per_level = params.contexts + params.targets;
  let words = params.count * params.stride;
  let at = sample * (params.stride / per_level) + params.first / per_level;
  return (entry * size + phase(blocks[words + at], index, size)) / length;
}

fn nth_of_context(mask: u32, rank: u32) -> u32 {
  var rest = rank;
  for (var row = 0u; row < params.patches / params.columns; row++) {
    for (var word = 0u; word < words_in_row(); word++) {
      var bits = context_row(mask, row, word);
      let size = countOneBits(bits);
      if (rest < size) {
        for (; rest > 0u; rest--) { bits &= bits - 1u; }
        return params.d + row * params.columns + word * 32u + firstTrailingBit(bits);
      }
      rest -= size;
    }
  }
  return params.c;
}

@compute @workgroup_size(${WORKGROUP})
fn main(@builtin(global_invocation_id) id: vec3u) {
  let contexts = params.count * params.contexts * params.a;
  let at = id.y * params.row + id.x;
  if (at < contexts) {
    let mask = at / params.a;
    let sample = mask / params.contexts;
    let rank = wanted(at % params.a, params.a, context_size(mask), sample, mask % params.contexts);
    context_lists[at] = nth_of_context(mask, rank);
    return;
  }
  let rest = at - contexts;
  if (rest < params.count * params.targets * params.b) {
    let mask = rest / params.b;
    let size = target_size(mask);
    let index = params.contexts + mask % params.targets;
    let rank = wanted(rest % params.b, params.b, size, mask / params.targets, index);
    let number = nth_of_block(blocks[target_word(mask)], rank);
    target_lists[rest] = select(params.c, params.d + number, rank < size);
  }
}
`;
