import type { MaskKind } from '@jepa-masks/core/geometry';
import { WORKGROUP } from './batch.js';
import { forEachKind } from './for-each-kind.js';

/**
 * One word a patch, contexts and targets in one dispatch; an invocation paints one.
 * `a` is what a patch that is used gets, `b` what the others get.
 */
export const PAINT: Readonly<Record<MaskKind, string>> = forEachKind(/* wgsl */ `
@group(0) @binding(2) var<storage, read_write> context_masks: array<u32>;
@group(0) @binding(3) var<storage, read_write> target_masks: array<u32>;

@compute @workgroup_size(${WORKGROUP})
fn main(@builtin(global_invocation_id) id: vec3u) {
  let contexts = params.count * params.contexts * params.patches;
  let at = id.y * params.row + id.x;
  if (at < contexts) {
    let mask = at / params.patches;
    let used = uses(mask / params.contexts, mask % params.contexts, at % params.patches);
    context_masks[at] = select(params.b, params.a, used);
    return;
  }
  let rest = at - contexts;
  if (rest < params.count * params.targets * params.patches) {
    let mask = rest / params.patches;
    let used = uses(mask / params.targets, params.contexts + mask % params.targets, rest % params.patches);
    target_masks[rest] = select(params.b, params.a, used);
  }
}
`);
