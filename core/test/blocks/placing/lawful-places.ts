import { areaOf, type Level, type Shape } from '../../../src/blocks/index.js';
import type { Block } from '../../../src/index.js';
import {
  type Board,
  fitsPlainly,
  freePlaces,
  liesIn,
  type Region,
  wholeOf,
  withBlock,
} from '../packing/boards.js';
import { partsLeave } from '../packing/parts-leave.js';

const patchesOf = ({ top, left, height, width }: Block): ReadonlyArray<string> =>
  Array.from({ length: height * width }, (_, at) => `${top + Math.floor(at / width)},${left + (at % width)}`);

/** Whether some context block keeps its minimum beside some targets. */
const leavesContext = (level: Level, board: Board, targets: ReadonlyArray<Block>): boolean => {
  const covered = new Set(targets.flatMap(patchesOf));
  return freePlaces(wholeOf(board), level.contextShapes, []).some(
    (context) => patchesOf(context).filter((patch) => !covered.has(patch)).length >= level.minContextPatches,
  );
};

/** Largest area of the shapes that contain no other. */
const largestMinimal = (shapes: ReadonlyArray<Shape>): number =>
  Math.max(
    ...shapes
      .filter(
        (shape) =>
          !shapes.some(
            (other) => other !== shape && other.height <= shape.height && other.width <= shape.width,
          ),
      )
      .map(areaOf),
  );

/**
 * Where the next target may lie, by the documented law, of each target shape in
 * turn: tries everything.
 *
 * @param containers of a level nested in a coarser one, that level's targets
 */
export const lawfulPlaces = (
  level: Level,
  placed: ReadonlyArray<Block>,
  containers: ReadonlyArray<Region> = [],
): ReadonlyArray<ReadonlyArray<Block>> => {
  const { rows, columns } = level.grid;
  const board: Board = {
    rows,
    columns,
    obstacles: level.targetOverlap === 'allow' ? [] : placed,
    shapes: level.targetShapes,
    contexts: level.contextShapes,
    patches: level.minContextPatches,
  };
  const remaining = level.targets - placed.length - 1;
  const covered = placed.reduce((sum, block) => sum + areaOf(block), 0);
  const slack = Math.max(...level.contextShapes.map(areaOf)) - level.minContextPatches;
  const least = covered + remaining * largestMinimal(level.targetShapes);
  const leaves = partsLeave(board);
  const isLawful = (block: Block): boolean => {
    if (level.nested && !containers.some((container) => liesIn(block, container))) return false;
    if (level.targetOverlap === 'allow') return leavesContext(level, board, [...placed, block]);
    const areasDo = least + areaOf(block) <= slack;
    if (level.nested) return areasDo;
    const contexts = areasDo ? 0 : 1;
    if (remaining + contexts <= 2 || (areasDo && level.targets === 4)) {
      return fitsPlainly(withBlock(board, block), remaining, contexts);
    }
    return leaves(block, remaining, contexts);
  };
  return level.targetShapes.map((shape) =>
    freePlaces(wholeOf(board), [shape], board.obstacles).filter(isLawful),
  );
};
