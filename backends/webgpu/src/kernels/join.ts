import type { MaskKind } from '@jepa-masks/core/geometry';
import { WORKGROUP } from './batch.js';
import { forEachKind } from './for-each-kind.js';

/**
 * One word a patch and sample, of all masks together; an invocation paints one.
 * `a` is what a masked patch gets, `b` what the others get; masked is what any
 * target has or, if `c` is 1, what no context has.
 */
export const JOIN: Readonly<Record<MaskKind, string>> = forEachKind(/* wgsl */ `
@group(0) @binding(2) var<storage, read_write> masked: array<u32>;

fn any_uses(index: u32, first: u32, end: u32, place: u32) -> bool {
  for (var mask = first; mask < end; mask++) {
    if (uses(index, mask, place)) { return true; }
  }
  return false;
}

@compute @workgroup_size(${WORKGROUP})
fn main(@builtin(global_invocation_id) id: vec3u) {
  let at = id.y * params.row + id.x;
  if (at >= params.count * params.patches) { return; }
  let index = at / params.patches;
  let place = at % params.patches;
  let contexts = params.contexts;
  var is_masked = false;
  if (params.c == 1u) { is_masked = !any_uses(index, 0u, contexts, place); }
  else { is_masked = any_uses(index, contexts, contexts + params.targets, place); }
  masked[at] = select(params.b, params.a, is_masked);
}
`);
