import { BATCH } from './batch.js';

/**
 * Which patches masks use, as boxes say it.
 *
 * A box's first patch is in the low half of its word; in the high half, how many
 * steps from there its last one is. A patch is in the box if it is no more frames,
 * rows and columns of steps from the first than the last one is: no box reaches
 * beyond its grid, so that steps along an axis never carry into the next.
 */
export const BOXES: string = /* wgsl */ `${BATCH}
@group(0) @binding(1) var<storage, read> boxes: array<u32>;

// Frames, rows and columns.
fn along_axes(steps: u32) -> vec3u {
  let line = steps / params.columns;
  let frame = line / params.rows;
  return vec3u(frame, line - frame * params.rows, steps - line * params.columns);
}

fn covers(box: u32, place: u32) -> bool {
  // Before the first, steps wrap round to more frames than any grid has.
  return all(along_axes(place - (box & 0xffffu)) <= along_axes(box >> 16u));
}

fn any_covers(first: u32, end: u32, place: u32) -> bool {
  for (var box = first; box < end; box++) {
    if (covers(boxes[box], place)) { return true; }
  }
  return false;
}

fn uses(index: u32, mask: u32, place: u32) -> bool {
  let first = index * (params.contexts + params.targets * params.boxes_per_target);
  let targets = first + params.contexts;
  if (mask >= params.contexts) {
    let start = targets + (mask - params.contexts) * params.boxes_per_target;
    return any_covers(start, start + params.boxes_per_target, place);
  }
  let end = targets + params.targets * params.boxes_per_target;
  return covers(boxes[first + mask], place) && !any_covers(targets, end, place);
}
`;
