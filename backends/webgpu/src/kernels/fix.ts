import { MASKS, WORKGROUP } from './masks.js';

/**
 * Ascending patches, as many for every mask: `a` for contexts, `b` for targets,
 * filled up with `c`; an invocation lists one mask. Entry k of a longer list of n
 * is its patch ⌊k · n / length⌋, which stays below 2³² as n is at most 2¹⁶.
 */
export const FIX: string = /* wgsl */ `${MASKS}
@group(0) @binding(2) var<storage, read_write> context_lists: array<u32>;
@group(0) @binding(3) var<storage, read_write> target_lists: array<u32>;

fn wanted(entry: u32, length: u32, size: u32) -> u32 {
  if (size <= length) { return entry; }
  return (entry * size) / length;
}

@compute @workgroup_size(${WORKGROUP})
fn main(@builtin(global_invocation_id) id: vec3u) {
  let contexts = params.count * params.contexts;
  let at = id.y * params.row + id.x;
  if (at < contexts) {
    let size = context_size(at);
    let block = blocks[context_word(at)];
    var entry = 0u;
    var used = 0u;
    for (var rank = 0u; used < size && entry < params.a; rank++) {
      let place = nth_of_block(block, rank);
      if (context_uses(at, place)) {
        if (used == wanted(entry, params.a, size)) {
          context_lists[at * params.a + entry] = place;
          entry++;
        }
        used++;
      }
    }
    for (; entry < params.a; entry++) { context_lists[at * params.a + entry] = params.c; }
  } else if (at - contexts < params.count * params.targets) {
    let mask = at - contexts;
    let size = target_size(mask);
    let block = blocks[target_word(mask)];
    for (var entry = 0u; entry < params.b; entry++) {
      let rank = wanted(entry, params.b, size);
      target_lists[mask * params.b + entry] = select(params.c, nth_of_block(block, rank), rank < size);
    }
  }
}
`;
