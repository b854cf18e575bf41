import { BATCH } from './batch.js';

/** Which patches masks use, as boxes say it. */
export const BOXES: string = /* wgsl */ `${BATCH}
@group(0) @binding(1) var<storage, read> boxes: array<u32>;

// Frame, row and column.
fn position(place: u32) -> vec3u {
  let line = place / params.columns;
  return vec3u(line / params.rows, line % params.rows, place % params.columns);
}

// A box's first patch is in the low half; in the high half, how far from there its last one is.
// A position before the box wraps round to more than its length.
fn covers(box: u32, at: vec3u) -> bool {
  return all(at - position(box & 0xffffu) <= position(box >> 16u));
}

fn any_covers(first: u32, end: u32, at: vec3u) -> bool {
  for (var box = first; box < end; box++) {
    if (covers(boxes[box], at)) { return true; }
  }
  return false;
}

fn uses(index: u32, mask: u32, place: u32) -> bool {
  let at = position(place);
  let first = index * (params.contexts + params.targets * params.boxes_per_target);
  let targets = first + params.contexts;
  if (mask >= params.contexts) {
    let start = targets + (mask - params.contexts) * params.boxes_per_target;
    return any_covers(start, start + params.boxes_per_target, at);
  }
  let end = targets + params.targets * params.boxes_per_target;
  return covers(boxes[first + mask], at) && !any_covers(targets, end, at);
}
`;
