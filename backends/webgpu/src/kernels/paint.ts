import { MASKS, WORKGROUP } from './masks.js';

/**
 * One word a patch, contexts and targets in one dispatch; an invocation paints one.
 * `a` is what a patch that is used gets, `b` what the others get.
 */
export const PAINT: string = /* wgsl */ `${MASKS}
@group(0) @binding(2) var<storage, read_write> context_masks: array<u32>;
@group(0) @binding(3) var<storage, read_write> target_masks: array<u32>;

@compute @workgroup_size(${WORKGROUP})
fn main(@builtin(global_invocation_id) id: vec3u) {
  let contexts = params.count * params.contexts * params.patches;
  let at = id.y * params.row + id.x;
  if (at < contexts) {
    context_masks[at] = select(params.b, params.a, context_uses(at / params.patches, at % params.patches));
    return;
  }
  let rest = at - contexts;
  if (rest < params.count * params.targets * params.patches) {
    target_masks[rest] = select(params.b, params.a, target_uses(rest / params.patches, rest % params.patches));
  }
}
`;
