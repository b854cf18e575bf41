import { WORKGROUP } from './batch.js';
import { WORDS } from './words.js';

/**
 * Ascending patches, as many for every mask: `a` for contexts, `b` for targets,
 * filled up with `c`; an invocation finds one entry. `d` is added to patches. Entry
 * k of a longer list of n is its patch ⌊(k · n + phase) / length⌋, whose dividend
 * stays below 2³² as n is at most 2¹⁶.
 */
export const FIX: string = /* wgsl */ `${WORDS}
@group(0) @binding(2) var<storage, read> phases: array<u32>;
@group(0) @binding(3) var<storage, read_write> context_lists: array<u32>;
@group(0) @binding(4) var<storage, read_write> target_lists: array<u32>;

// As core's thinningPhase: the high word of a product of 32 and 17 bits, in two halves.
fn phase(word: u32, mask: u32, size: u32) -> u32 {
  var bits = word + mask * 0x9e3779b9u;
  bits = (bits ^ (bits >> 16u)) * 0x85ebca6bu;
  bits = (bits ^ (bits >> 13u)) * 0xc2b2ae35u;
  bits ^= bits >> 16u;
  return ((bits >> 16u) * size + (((bits & 0xffffu) * size) >> 16u)) >> 16u;
}

fn nth_patch(index: u32, mask: u32, rank: u32) -> u32 {
  let first = first_word(index, mask);
  var rest = rank;
  for (var word = 0u; word < words_per_mask(); word++) {
    var bits = words[first + word];
    let size = countOneBits(bits);
    if (rest < size) {
      for (; rest > 0u; rest--) { bits = without_first(bits); }
      return params.d + word * 32u + countLeadingZeros(bits);
    }
    rest -= size;
  }
  return params.c;
}

fn patch_of(entry: u32, length: u32, index: u32, mask: u32) -> u32 {
  let size = size_of(index, mask);
  if (size <= length) { return nth_patch(index, mask, entry); }
  return nth_patch(index, mask, (entry * size + phase(phases[index], mask, size)) / length);
}

@compute @workgroup_size(${WORKGROUP})
fn main(@builtin(global_invocation_id) id: vec3u) {
  let contexts = params.count * params.contexts * params.a;
  let at = id.y * params.row + id.x;
  if (at < contexts) {
    let mask = at / params.a;
    context_lists[at] = patch_of(at % params.a, params.a, mask / params.contexts, mask % params.contexts);
    return;
  }
  let rest = at - contexts;
  if (rest < params.count * params.targets * params.b) {
    let mask = rest / params.b;
    let number = params.contexts + mask % params.targets;
    target_lists[rest] = patch_of(rest % params.b, params.b, mask / params.targets, number);
  }
}
`;
