import { type Block, blocksOf, type Geometry, type Grid } from '@jepa-masks/core';

/** How often each patch of one sample's level is in a context mask, and in a target; row by row. */
export interface Cover {
  readonly contexts: Uint16Array;
  readonly targets: Uint16Array;
}

const count = (cover: Uint16Array, { columns }: Grid, block: Block, unless?: Uint16Array): void => {
  for (let row = block.top; row < block.top + block.height; row++) {
    for (let patch = row * columns + block.left, end = patch + block.width; patch < end; patch++) {
      if (unless === undefined || unless[patch] === 0) cover[patch] = cover[patch]! + 1;
    }
  }
};

/** The last of the blocks that hold each patch, which is drawn over the others; -1 where none does. */
export const topmostOf = (blocks: ReadonlyArray<Block>, grid: Grid): Int16Array => {
  const topmost = new Int16Array(grid.patches).fill(-1);
  blocks.forEach((block, index) => {
    for (let row = block.top; row < block.top + block.height; row++) {
      const start = row * grid.columns + block.left;
      topmost.fill(index, start, start + block.width);
    }
  });
  return topmost;
};

/** Counts the masks over each patch: a target's is its block, a context's its block less the targets. */
export const coverOf = (geometry: Geometry, sample: number, level: number): Cover => {
  const { grid } = geometry;
  const blocks = blocksOf(geometry, sample, level);
  const targets = new Uint16Array(grid.patches);
  for (const block of blocks.targets) count(targets, grid, block);
  const contexts = new Uint16Array(grid.patches);
  for (const block of blocks.contexts) count(contexts, grid, block, targets);
  return { contexts, targets };
};

/** How many patches a test holds for. */
export const countPatches = (cover: Uint16Array): number =>
  cover.reduce((sum, times) => sum + (times > 0 ? 1 : 0), 0);

/** One path over the patches that a test holds for, a rectangle a run of a row. */
export const patchesPath = (grid: Grid, cell: number, holds: (patch: number) => boolean): string => {
  const parts: Array<string> = [];
  for (let row = 0; row < grid.rows; row++) {
    let start = 0;
    for (let column = 0; column <= grid.columns; column++) {
      if (column < grid.columns && holds(row * grid.columns + column)) continue;
      if (column > start) {
        const width = (column - start) * cell;
        parts.push(`M${start * cell} ${row * cell}h${width}v${cell}h${-width}z`);
      }
      start = column + 1;
    }
  }
  return parts.join('');
};

/** One path of rising diagonals, evenly spaced and continuous from patch to patch, over the patches that a test holds for. */
export const hatchPath = (grid: Grid, cell: number, holds: (patch: number) => boolean): string => {
  const parts: Array<string> = [];
  // A diagonal x + y = constant crosses a patch from its lower left to its upper right half.
  const spacing = cell < 6 ? cell * Math.ceil(6 / cell) : cell / Math.max(1, Math.round(cell / 7));
  for (let patch = 0; patch < grid.patches; patch++) {
    if (!holds(patch)) continue;
    const left = (patch % grid.columns) * cell;
    const top = Math.floor(patch / grid.columns) * cell;
    const first = Math.ceil((left + top) / spacing + 1e-6) * spacing;
    for (let sum = first; sum < left + top + 2 * cell - 1e-6; sum += spacing) {
      const along = sum - left - top;
      const low = Math.max(0, along - cell);
      const high = Math.min(cell, along);
      parts.push(`M${round(left + low)} ${round(top + high)}L${round(left + high)} ${round(top + low)}`);
    }
  }
  return parts.join('');
};

const round = (length: number): number => Math.round(length * 100) / 100;
