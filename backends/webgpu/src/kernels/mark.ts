import { WORKGROUP } from './batch.js';
import { WORDS } from './words.js';

/**
 * Which entries of lists of a fixed length are patches: `a` entries for contexts,
 * `b` for targets; an invocation marks one. `c` is what a patch gets, `d` what
 * padding gets.
 */
export const MARK: string = /* wgsl */ `${WORDS}
@group(0) @binding(2) var<storage, read_write> context_entries: array<u32>;
@group(0) @binding(3) var<storage, read_write> target_entries: array<u32>;

@compute @workgroup_size(${WORKGROUP})
fn main(@builtin(global_invocation_id) id: vec3u) {
  let contexts = params.count * params.contexts * params.a;
  let at = id.y * params.row + id.x;
  if (at < contexts) {
    let mask = at / params.a;
    let size = size_of(mask / params.contexts, mask % params.contexts);
    context_entries[at] = select(params.d, params.c, at % params.a < size);
    return;
  }
  let rest = at - contexts;
  if (rest < params.count * params.targets * params.b) {
    let mask = rest / params.b;
    let size = size_of(mask / params.targets, params.contexts + mask % params.targets);
    target_entries[rest] = select(params.d, params.c, rest % params.b < size);
  }
}
`;
