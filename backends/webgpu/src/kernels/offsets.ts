import { WORKGROUP } from './batch.js';
import { WORDS } from './words.js';

/**
 * Where each mask's list starts: a running sum of the masks' sizes. One workgroup
 * for contexts, one for targets. Each invocation sums a stretch of masks, the
 * workgroup adds up the stretches, and each writes its own from there.
 */
export const OFFSETS: string = /* wgsl */ `${WORDS}
@group(0) @binding(2) var<storage, read_write> context_offsets: array<u32>;
@group(0) @binding(3) var<storage, read_write> target_offsets: array<u32>;

var<workgroup> sums: array<u32, ${WORKGROUP}>;

@compute @workgroup_size(${WORKGROUP})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) id: vec3u) {
  let of_contexts = group.x == 0u;
  let masks = params.count * select(params.targets, params.contexts, of_contexts);
  let stretch = (masks + ${WORKGROUP - 1}u) / ${WORKGROUP}u;
  let start = min(id.x * stretch, masks);
  let end = min(start + stretch, masks);
  var sum = 0u;
  for (var mask = start; mask < end; mask++) {
    // The size for now; it becomes an offset below.
    if (of_contexts) {
      let size = size_of(mask / params.contexts, mask % params.contexts);
      context_offsets[mask + 1u] = size;
      sum += size;
    } else {
      let size = size_of(mask / params.targets, params.contexts + mask % params.targets);
      target_offsets[mask + 1u] = size;
      sum += size;
    }
  }
  sums[id.x] = sum;
  workgroupBarrier();
  var offset = 0u;
  for (var before = 0u; before < id.x; before++) { offset += sums[before]; }
  if (id.x == 0u) {
    if (of_contexts) { context_offsets[0] = 0u; } else { target_offsets[0] = 0u; }
  }
  for (var mask = start; mask < end; mask++) {
    if (of_contexts) {
      offset += context_offsets[mask + 1u];
      context_offsets[mask + 1u] = offset;
    } else {
      offset += target_offsets[mask + 1u];
      target_offsets[mask + 1u] = offset;
    }
  }
}
`;
