import { MASKS, WORKGROUP } from './masks.js';

/** Ascending patches from a mask's offset on; an invocation lists one mask. */
export const LIST: string = /* wgsl */ `${MASKS}
@group(0) @binding(2) var<storage, read_write> context_lists: array<u32>;
@group(0) @binding(3) var<storage, read_write> target_lists: array<u32>;
@group(0) @binding(4) var<storage, read> context_offsets: array<u32>;
@group(0) @binding(5) var<storage, read> target_offsets: array<u32>;

@compute @workgroup_size(${WORKGROUP})
fn main(@builtin(global_invocation_id) id: vec3u) {
  let contexts = params.count * params.contexts;
  let at = id.y * params.row + id.x;
  if (at < contexts) {
    let block = blocks[context_word(at)];
    var next = context_offsets[at];
    for (var rank = 0u; next < context_offsets[at + 1u]; rank++) {
      let place = nth_of_block(block, rank);
      if (context_uses(at, place)) {
        context_lists[next] = place;
        next++;
      }
    }
  } else if (at - contexts < params.count * params.targets) {
    let mask = at - contexts;
    for (var rank = 0u; rank < target_size(mask); rank++) {
      target_lists[target_offsets[mask] + rank] = nth_of_block(blocks[target_word(mask)], rank);
    }
  }
}
`;
