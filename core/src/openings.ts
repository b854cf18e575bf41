import type { Completion } from './completion.js';
import type { Level } from './level.js';
import type { WeightedShape } from './shape-prior.js';

/**
 * The positions from which a whole sample can be completed, for each target
 * shape of a level: ascending runs of `top · columns + left`. Every target of
 * every sample stands on one, whichever is placed first, since a sample's
 * targets may as well have been placed in any order.
 */
export type Openings = ReadonlyArray<Int32Array>;

/** Beyond so many positions they are not listed but tried as they are drawn. */
export const MAX_LISTED_POSITIONS: number = 1 << 20;

const positionsOf = (level: Level, shape: WeightedShape): number =>
  (level.grid.rows - shape.height + 1) * (level.grid.columns - shape.width + 1);

/** Positions of all target shapes together. */
export const countPositions = (level: Level): number =>
  level.targetShapes.reduce((sum, shape) => sum + positionsOf(level, shape), 0);

/**
 * Whether targets can never be in each other's way: some minimal shape has more
 * positions than all other targets together can block. A target of height h and
 * width w blocks at most (h + a − 1)(w + b − 1) positions of an a × b block.
 */
export const isRoomy = (level: Level): boolean => {
  if (level.targetOverlap === 'allow' || level.targets === 1) return true;
  return level.targetShapes.some((block) => {
    const blocked = level.targetShapes.map(
      (shape) => (shape.height + block.height - 1) * (shape.width + block.width - 1),
    );
    return positionsOf(level, block) > (level.targets - 1) * Math.max(...blocked);
  });
};

/** Shapes of one height, by width. */
const byHeight = (shapes: ReadonlyArray<WeightedShape>): ReadonlyArray<ReadonlyArray<number>> => {
  const rows: Array<Array<number>> = [];
  shapes.forEach((shape, index) => {
    const row = rows.at(-1);
    if (row !== undefined && shapes[row[0]!]!.height === shape.height) row.push(index);
    else rows.push([index]);
  });
  return rows;
};

/**
 * For a block that covers rows `top` to `top + height` and leaves `left`
 * columns free on its left: the fewest columns it must leave on its right, from
 * `low` up; `high + 1` if even `high` are too few. What a block leaves free only
 * helps, so as `left` grows that number can only fall, and one walk down
 * the staircase decides a whole row of positions.
 */
const walkStairs = (
  completion: Completion,
  level: Level,
  top: number,
  height: number,
  narrowest: number,
  widest: number,
): Int32Array => {
  const { columns } = level.grid;
  const needed = new Int32Array(columns - narrowest + 1);
  let previous = columns;
  for (let left = 0; left + narrowest <= columns; left++) {
    const high = columns - narrowest - left;
    const low = Math.max(0, columns - widest - left);
    let right = Math.min(previous, high + 1);
    while (right > low) {
      completion.place(top, left, height, columns - left - (right - 1));
      const completes = completion.canComplete(level.targets - 1);
      completion.takeBack();
      if (!completes) break;
      right--;
    }
    needed[left] = right;
    previous = right;
  }
  return needed;
};

/**
 * Lists the openings of a level. The bottom half of the grid mirrors the top
 * half, so only the latter is asked after.
 *
 * @param completion of the same level, with nothing placed; left that way
 */
export const listOpenings = (level: Level, completion: Completion): Openings => {
  const { rows, columns } = level.grid;
  const shapes = level.targetShapes;
  const found: ReadonlyArray<Array<number>> = shapes.map(() => []);
  for (const indices of byHeight(shapes)) {
    const height = shapes[indices[0]!]!.height;
    const narrowest = shapes[indices[0]!]!.width;
    const widest = shapes[indices.at(-1)!]!.width;
    const stairs: Array<Int32Array> = [];
    for (let top = 0; top + height <= rows; top++) {
      const mirrored = rows - height - top;
      stairs.push(stairs[mirrored] ?? walkStairs(completion, level, top, height, narrowest, widest));
      for (const index of indices) {
        const width = shapes[index]!.width;
        for (let left = 0; left + width <= columns; left++) {
          if (columns - width - left >= stairs[top]![left]!) found[index]!.push(top * columns + left);
        }
      }
    }
  }
  return found.map((positions) => Int32Array.from(positions));
};
