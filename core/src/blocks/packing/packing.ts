import type { Grid } from '../../grid/grid.js';
import { areaOf, maximalShapes, minimalShapes } from '../lattice.js';
import type { Level } from '../level.js';
import { CutSizes } from './cut-sizes.js';
import { FeasibleRectangles } from './feasible-rectangles.js';
import { contextPiece, type Piece, pieceOf } from './pieces.js';
import { addPinwheelRectangles, fitsPinwheel } from './pinwheels.js';
import { Rectangles } from './rectangles.js';
import { StraightCuts } from './straight-cuts.js';

/** Up to so many targets none of their arrangements is lost: more must come apart by straight cuts. */
export const MOST_IN_ANY_ORDER = 4;

/** What looking ahead on a level's grid needs, derived from the level once. */
export interface Packing {
  readonly grid: Grid;
  readonly targets: number;
  /** What a target is. */
  readonly target: Piece;
  /** How large a rectangle so many targets need. */
  readonly sizes: CutSizes;
  /** Patches the targets may have together before their place matters to the context. */
  readonly slack: number;
  /** Patches the targets may have together at the very most: the others are the context's minimum. */
  readonly most: number;
  /** The largest area of a minimal shape, and the smallest. */
  readonly largestMinimal: number;
  readonly smallestMinimal: number;
  /** Whether targets can never be in each other's way: there is nothing to look ahead to. */
  readonly isRoomy: boolean;
  /** Whether targets have a place side by side on the empty grid, the context aside. */
  readonly fits: boolean;
  /** Whether they have one that leaves a context its minimum, too. */
  readonly isFeasible: boolean;
  /** Where the first target may lie if areas leave a context its minimum; and so that a piece for it has its place. */
  readonly firstFeasible: readonly [Rectangles, Rectangles];
}

const known = new WeakMap<Level, Packing>();

/** The packing of a level whose targets are disjoint. */
export const packingOf = (level: Level): Packing => {
  const before = known.get(level);
  if (before !== undefined) return before;
  const packing = derive(level);
  known.set(level, packing);
  return packing;
};

/**
 * Whether targets can never be in each other's way: some shape has more
 * positions than all other targets together can block. A target of height h and
 * width w blocks at most (h + a − 1)(w + b − 1) positions of an a × b block.
 */
const isRoomy = ({ grid, targets, targetShapes }: Level): boolean => {
  if (targets === 1) return true;
  const maximal = maximalShapes(targetShapes);
  return minimalShapes(targetShapes).some((block) => {
    const blocked = maximal.map(
      (shape) => (shape.height + block.height - 1) * (shape.width + block.width - 1),
    );
    const positions = (grid.rows - block.height + 1) * (grid.columns - block.width + 1);
    return positions > (targets - 1) * Math.max(...blocked);
  });
};

const derive = (level: Level): Packing => {
  const { grid, targets, targetShapes, contextShapes, minContextPatches } = level;
  const { rows, columns } = grid;
  const minimal = minimalShapes(targetShapes);
  const target = pieceOf(rows, columns, minimal);
  const largestContexts = maximalShapes(contextShapes);
  const slack = Math.max(...largestContexts.map(areaOf)) - minContextPatches;
  const largestMinimal = Math.max(...minimal.map(areaOf));
  const smallestMinimal = Math.min(...minimal.map(areaOf));
  const context = contextPiece(rows, columns, largestContexts, minContextPatches);
  const sizes = new CutSizes(rows, columns, target, context, targets);
  const cuts = new StraightCuts(sizes);
  cuts.free.append(0, 0, rows, columns);
  const takenApart = sizes.holds(targets, 0, rows, columns);
  const fits = takenApart || (targets === MOST_IN_ANY_ORDER && fitsPinwheel(cuts, rows, columns));
  let firstFeasible: readonly [Rectangles, Rectangles] | undefined;
  const findFirstFeasible = (): readonly [Rectangles, Rectangles] => {
    firstFeasible ??= listFirstFeasible(targets, target, cuts, sizes);
    return firstFeasible;
  };
  // A first target after which areas leave a context its minimum, whatever smallest ones come.
  const areasDo = (): boolean =>
    minimal.some(
      (shape) =>
        areaOf(shape) + (targets - 1) * largestMinimal <= slack &&
        findFirstFeasible()[0].hasPlace(shape.height, shape.width),
    );
  return {
    grid,
    targets,
    target,
    sizes,
    slack,
    most: grid.patches - minContextPatches,
    largestMinimal,
    smallestMinimal,
    isRoomy: !level.nested && targets * Math.max(...targetShapes.map(areaOf)) <= slack && isRoomy(level),
    fits,
    isFeasible: sizes.holds(targets, 1, rows, columns) || (fits && areasDo()),
    get firstFeasible() {
      return findFirstFeasible();
    },
  };
};

const listFirstFeasible = (
  targets: number,
  target: Piece,
  cuts: StraightCuts,
  sizes: CutSizes,
): readonly [Rectangles, Rectangles] => {
  const plain = new Rectangles();
  const besideContext = new Rectangles();
  const feasible = new FeasibleRectangles(cuts, sizes);
  feasible.list(plain, targets - 1, 0);
  if (targets === MOST_IN_ANY_ORDER) addPinwheelRectangles(plain, target);
  feasible.list(besideContext, targets - 1, 1);
  return [plain, besideContext];
};
