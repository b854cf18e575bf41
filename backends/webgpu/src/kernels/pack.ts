import type { MaskKind } from '@jepa-masks/core/geometry';
import { WORKGROUP } from './batch.js';
import { forEachKind } from './for-each-kind.js';

/**
 * One bit a patch, the first in the most significant bit of a mask's first byte;
 * an invocation packs a word of four bytes, which may belong to several masks.
 * `a` is how many bytes a mask takes, `b` and `c` how many words contexts and
 * targets take.
 */
export const PACK: Readonly<Record<MaskKind, string>> = forEachKind(/* wgsl */ `
@group(0) @binding(2) var<storage, read_write> context_bits: array<u32>;
@group(0) @binding(3) var<storage, read_write> target_bits: array<u32>;

// Masks that are \`per_sample\` a sample, from number \`first\` on.
fn packed(word: u32, first: u32, per_sample: u32) -> u32 {
  var bits = 0u;
  for (var byte = 0u; byte < 4u; byte++) {
    let mask = (word * 4u + byte) / params.a;
    if (mask >= params.count * per_sample) { break; }
    let place = ((word * 4u + byte) % params.a) * 8u;
    for (var bit = 0u; bit < 8u; bit++) {
      if (place + bit >= params.patches) { break; }
      if (uses(mask / per_sample, first + mask % per_sample, place + bit)) { bits |= (0x80u >> bit) << (8u * byte); }
    }
  }
  return bits;
}

@compute @workgroup_size(${WORKGROUP})
fn main(@builtin(global_invocation_id) id: vec3u) {
  let at = id.y * params.row + id.x;
  if (at < params.b) {
    context_bits[at] = packed(at, 0u, params.contexts);
  } else if (at - params.b < params.c) {
    target_bits[at - params.b] = packed(at - params.b, params.contexts, params.targets);
  }
}
`);
