/** Invocations of a workgroup, in every kernel. */
export const WORKGROUP = 64;

/**
 * What every kernel starts with: the batch, and which patches its masks use.
 *
 * Masks are numbered over the batch, [B, C] for contexts and [B, M] for targets.
 * `first` is the word of the level's first block in the first sample, `stride` the
 * words from sample to sample; `row` is how many invocations a row of workgroups
 * has, `a` to `d` are the kernel's own.
 */
export const MASKS = /* wgsl */ `
struct Params {
  columns: u32, patches: u32, contexts: u32, targets: u32,
  count: u32, first: u32, stride: u32, row: u32,
  a: u32, b: u32, c: u32, d: u32,
}

@group(0) @binding(0) var<uniform> params: Params;
@group(0) @binding(1) var<storage, read> blocks: array<u32>;

// A block's first patch is in the low half; in the high half, how far from there its last one is.
fn top(block: u32) -> u32 { return (block & 0xffffu) / params.columns; }
fn left(block: u32) -> u32 { return (block & 0xffffu) % params.columns; }
fn height(block: u32) -> u32 { return (block >> 16u) / params.columns + 1u; }
fn width(block: u32) -> u32 { return (block >> 16u) % params.columns + 1u; }

// A row above the block wraps round to more than its height, a column likewise.
fn covers(block: u32, row: u32, column: u32) -> bool {
  return row - top(block) < height(block) && column - left(block) < width(block);
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
  let row = top(block) + rank / width(block);
  return row * params.columns + left(block) + rank % width(block);
}

fn low_bits(count: u32) -> u32 {
  return select((1u << (count & 31u)) - 1u, 0xffffffffu, count >= 32u);
}

// Which of 32 columns of a row the block has, from column 32 · word on, the first in the lowest bit.
fn span(block: u32, row: u32, word: u32) -> u32 {
  if (row - top(block) >= height(block)) { return 0u; }
  let start = word * 32u;
  let start_column = left(block);
  let ends = clamp(vec2u(start_column, start_column + width(block)), vec2u(start), vec2u(start + 32u)) - vec2u(start);
  return low_bits(ends.y) & ~low_bits(ends.x);
}

fn words_in_row() -> u32 { return (params.columns + 31u) / 32u; }

// Which of 32 columns of a row a context uses.
fn context_row(mask: u32, row: u32, word: u32) -> u32 {
  var bits = span(blocks[context_word(mask)], row, word);
  let first = target_word((mask / params.contexts) * params.targets);
  for (var index = 0u; index < params.targets; index++) { bits &= ~span(blocks[first + index], row, word); }
  return bits;
}

fn context_row_size(mask: u32, row: u32) -> u32 {
  var size = 0u;
  for (var word = 0u; word < words_in_row(); word++) { size += countOneBits(context_row(mask, row, word)); }
  return size;
}

fn context_size(mask: u32) -> u32 {
  var size = 0u;
  for (var row = 0u; row < params.patches / params.columns; row++) { size += context_row_size(mask, row); }
  return size;
}

fn target_size(mask: u32) -> u32 {
  let block = blocks[target_word(mask)];
  return height(block) * width(block);
}
`;
