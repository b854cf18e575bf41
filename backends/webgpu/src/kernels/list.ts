import { MASKS, WORKGROUP } from './masks.js';

/** Ascending patches from a mask's offset on; an invocation lists a row of the grid of one mask. */
export const LIST: string = /* wgsl */ `${MASKS}
@group(0) @binding(2) var<storage, read_write> context_lists: array<u32>;
@group(0) @binding(3) var<storage, read_write> target_lists: array<u32>;
@group(0) @binding(4) var<storage, read> context_offsets: array<u32>;
@group(0) @binding(5) var<storage, read> target_offsets: array<u32>;

fn list_context_row(mask: u32, row: u32) {
  var next = context_offsets[mask];
  for (var above = 0u; above < row; above++) { next += context_row_size(mask, above); }
  for (var word = 0u; word < words_in_row(); word++) {
    for (var bits = context_row(mask, row, word); bits != 0u; bits &= bits - 1u) {
      context_lists[next] = row * params.columns + word * 32u + firstTrailingBit(bits);
      next++;
    }
  }
}

fn list_target_row(mask: u32, row: u32) {
  let block = blocks[target_word(mask)];
  let above = row - top(block);
  if (above >= height(block)) { return; }
  let start = above * width(block);
  for (var rank = start; rank < start + width(block); rank++) {
    target_lists[target_offsets[mask] + rank] = nth_of_block(block, rank);
  }
}

@compute @workgroup_size(${WORKGROUP})
fn main(@builtin(global_invocation_id) id: vec3u) {
  let rows = params.patches / params.columns;
  let contexts = params.count * params.contexts * rows;
  let at = id.y * params.row + id.x;
  if (at < contexts) {
    list_context_row(at / rows, at % rows);
  } else if (at - contexts < params.count * params.targets * rows) {
    list_target_row((at - contexts) / rows, (at - contexts) % rows);
  }
}
`;
