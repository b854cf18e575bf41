/** Invocations of a workgroup, in every kernel. */
export const WORKGROUP = 64;

/**
 * What every kernel starts with: the batch, and which patches its masks use.
 *
 * Masks are numbered over the batch, [B, C] for contexts and [B, M] for targets.
 * `first` is the word of the level's first block in the first sample, `stride` the
 * words from sample to sample; `row` is how many invocations a row of workgroups
 * has, `a`, `b` and `c` are the kernel's own.
 */
export const MASKS = /* wgsl */ `
struct Params {
  columns: u32, patches: u32, contexts: u32, targets: u32,
  count: u32, first: u32, stride: u32, row: u32,
  a: u32, b: u32, c: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> blocks: array<u32>;

fn height(block: u32) -> u32 { return ((block >> 16u) & 0xffu) + 1u; }
fn width(block: u32) -> u32 { return (block >> 24u) + 1u; }

// A row above the block wraps round to more than its height, a column likewise.
fn covers(block: u32, row: u32, column: u32) -> bool {
  return row - (block & 0xffu) < height(block) && column - ((block >> 8u) & 0xffu) < width(block);
}

fn context_word(mask: u32) -> u32 {
  return params.first + (mask / params.contexts) * params.stride + mask % params.contexts;
}

fn target_word(mask: u32) -> u32 {
  return params.first + (mask / params.targets) * params.stride + params.contexts + mask % params.targets;
}

fn context_uses(mask: u32, place: u32) -> bool {
  let row = place / params.columns;
  let column = place % params.columns;
  if (!covers(blocks[context_word(mask)], row, column)) { return false; }
  let word = target_word((mask / params.contexts) * params.targets);
  for (var index = 0u; index < params.targets; index++) {
    if (covers(blocks[word + index], row, column)) { return false; }
  }
  return true;
}

fn target_uses(mask: u32, place: u32) -> bool {
  return covers(blocks[target_word(mask)], place / params.columns, place % params.columns);
}

// A block's patches are its rows, one after the other.
fn nth_of_block(block: u32, rank: u32) -> u32 {
  let row = (block & 0xffu) + rank / width(block);
  return row * params.columns + ((block >> 8u) & 0xffu) + rank % width(block);
}

fn context_size(mask: u32) -> u32 {
  let block = blocks[context_word(mask)];
  var size = 0u;
  for (var rank = 0u; rank < height(block) * width(block); rank++) {
    if (context_uses(mask, nth_of_block(block, rank))) { size++; }
  }
  return size;
}

fn target_size(mask: u32) -> u32 {
  let block = blocks[target_word(mask)];
  return height(block) * width(block);
}
`;
