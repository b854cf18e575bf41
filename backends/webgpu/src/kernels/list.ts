import { WORKGROUP } from './batch.js';
import { WORDS } from './words.js';

/** Ascending patches from a mask's offset on; an invocation lists those of a word of one mask. */
export const LIST: string = /* wgsl */ `${WORDS}
@group(0) @binding(2) var<storage, read_write> context_lists: array<u32>;
@group(0) @binding(3) var<storage, read_write> target_lists: array<u32>;
@group(0) @binding(4) var<storage, read> context_offsets: array<u32>;
@group(0) @binding(5) var<storage, read> target_offsets: array<u32>;

@compute @workgroup_size(${WORKGROUP})
fn main(@builtin(global_invocation_id) id: vec3u) {
  let per_sample = params.contexts + params.targets;
  let at = id.y * params.row + id.x;
  let index = at / words_per_mask() / per_sample;
  if (index >= params.count) { return; }
  let mask = (at / words_per_mask()) % per_sample;
  let word = at % words_per_mask();
  let of_contexts = mask < params.contexts;
  var next = size_up_to(index, mask, word);
  if (of_contexts) { next += context_offsets[index * params.contexts + mask]; }
  else { next += target_offsets[index * params.targets + mask - params.contexts]; }
  for (var bits = words[at]; bits != 0u; bits = without_first(bits)) {
    let number = word * 32u + countLeadingZeros(bits);
    if (of_contexts) { context_lists[next] = number; } else { target_lists[next] = number; }
    next++;
  }
}
`;
