import { MASKS, WORKGROUP } from './masks.js';

/**
 * Ascending patches, as many for every mask: `a` for contexts, `b` for targets,
 * filled up with `c`; an invocation finds one entry. Entry k of a longer list of n
 * is its patch ⌊k · n / length⌋, whose product stays below 2³² as n is at most 2¹⁶.
 */
export const FIX: string = /* wgsl */ `${MASKS}
@group(0) @binding(2) var<storage, read_write> context_lists: array<u32>;
@group(0) @binding(3) var<storage, read_write> target_lists: array<u32>;

fn wanted(entry: u32, length: u32, size: u32) -> u32 {
  if (size <= length) { return entry; }
  return (entry * size) / length;
}

fn nth_of_context(mask: u32, rank: u32) -> u32 {
  var rest = rank;
  for (var row = 0u; row < params.patches / params.columns; row++) {
    for (var word = 0u; word < words_in_row(); word++) {
      var bits = context_row(mask, row, word);
      let size = countOneBits(bits);
      if (rest < size) {
        for (; rest > 0u; rest--) { bits &= bits - 1u; }
        return row * params.columns + word * 32u + firstTrailingBit(bits);
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
    context_lists[at] = nth_of_context(mask, wanted(at % params.a, params.a, context_size(mask)));
    return;
  }
  let rest = at - contexts;
  if (rest < params.count * params.targets * params.b) {
    let mask = rest / params.b;
    let size = target_size(mask);
    let rank = wanted(rest % params.b, params.b, size);
    target_lists[rest] = select(params.c, nth_of_block(blocks[target_word(mask)], rank), rank < size);
  }
}
`;
