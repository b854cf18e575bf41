import { WORKGROUP } from './batch.js';
import { BOXES } from './boxes.js';

/**
 * The masks that boxes say, as words of bits for the kernels that read those; an
 * invocation makes a word. `a` is how many words a mask takes.
 */
export const BOXES_TO_WORDS: string = /* wgsl */ `${BOXES}
@group(0) @binding(2) var<storage, read_write> words: array<u32>;

@compute @workgroup_size(${WORKGROUP})
fn main(@builtin(global_invocation_id) id: vec3u) {
  let per_sample = params.contexts + params.targets;
  let at = id.y * params.row + id.x;
  let mask = at / params.a;
  if (mask >= params.count * per_sample) { return; }
  let start = (at % params.a) * 32u;
  let end = min(start + 32u, params.patches);
  var bits = 0u;
  for (var place = start; place < end; place++) {
    if (uses(mask / per_sample, mask % per_sample, place)) { bits |= 0x80000000u >> (place - start); }
  }
  words[at] = bits;
}
`;
