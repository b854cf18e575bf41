import { MASKS, WORKGROUP } from './masks.js';

/**
 * One bit a patch, the first in the most significant bit of a mask's first byte;
 * an invocation packs a word of four bytes, which may belong to several masks.
 * `a` is how many bytes a mask takes, `b` and `c` how many words contexts and
 * targets take.
 */
export const PACK: string = /* wgsl */ `${MASKS}
@group(0) @binding(2) var<storage, read_write> context_bits: array<u32>;
@group(0) @binding(3) var<storage, read_write> target_bits: array<u32>;

fn packed(word: u32, of_contexts: bool) -> u32 {
  let masks = params.count * select(params.targets, params.contexts, of_contexts);
  var bits = 0u;
  for (var byte = 0u; byte < 4u; byte++) {
    let mask = (word * 4u + byte) / params.a;
    if (mask >= masks) { break; }
    let place = ((word * 4u + byte) % params.a) * 8u;
    for (var bit = 0u; bit < 8u; bit++) {
      if (place + bit >= params.patches) { break; }
      var used = false;
      if (of_contexts) { used = context_uses(mask, place + bit); } else { used = target_uses(mask, place + bit); }
      if (used) { bits |= (0x80u >> bit) << (8u * byte); }
    }
  }
  return bits;
}

@compute @workgroup_size(${WORKGROUP})
fn main(@builtin(global_invocation_id) id: vec3u) {
  let at = id.y * params.row + id.x;
  if (at < params.b) {
    context_bits[at] = packed(at, true);
  } else if (at - params.b < params.c) {
    target_bits[at - params.b] = packed(at - params.b, false);
  }
}
`;
