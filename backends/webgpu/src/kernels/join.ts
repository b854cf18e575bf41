import { MASKS, WORKGROUP } from './masks.js';

/**
 * One word a patch and sample, of all masks together; an invocation paints one.
 * `a` is what a masked patch gets, `b` what the others get; masked is what any
 * target has or, if `c` is 1, what no context has.
 */
export const JOIN: string = /* wgsl */ `${MASKS}
@group(0) @binding(2) var<storage, read_write> masked: array<u32>;

fn is_target(sample: u32, place: u32) -> bool {
  for (var index = 0u; index < params.targets; index++) {
    if (target_uses(sample * params.targets + index, place)) { return true; }
  }
  return false;
}

fn is_seen(sample: u32, place: u32) -> bool {
  for (var index = 0u; index < params.contexts; index++) {
    if (context_uses(sample * params.contexts + index, place)) { return true; }
  }
  return false;
}

@compute @workgroup_size(${WORKGROUP})
fn main(@builtin(global_invocation_id) id: vec3u) {
  let at = id.y * params.row + id.x;
  if (at >= params.count * params.patches) { return; }
  let sample = at / params.patches;
  let place = at % params.patches;
  var is_masked = false;
  if (params.c == 1u) { is_masked = !is_seen(sample, place); } else { is_masked = is_target(sample, place); }
  masked[at] = select(params.b, params.a, is_masked);
}
`;
