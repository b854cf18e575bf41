import { damaged, recordOf, unlessOneOf, unlessWhole } from '../config/damage.js';
import type { Damaged } from '../config/errors.js';
import type { Grid } from '../grid/grid.js';
import { PRIOR_RESOLUTION } from './shape-prior.js';

/** The most blocks of a kind that a level has. */
const MOST_BLOCKS = 256;

/** The most attempts that a level makes. */
const MOST_ATTEMPTS = 10_000;

/** All weights of a shape prior together: the sampler holds as many tickets. */
const MOST_WEIGHT = PRIOR_RESOLUTION * PRIOR_RESOLUTION;

type Path = ReadonlyArray<string | number>;

const damageOfShapes = (
  path: Path,
  given: unknown,
  grid: Grid,
  leastArea: number,
): ReadonlyArray<Damaged> => {
  if (!Array.isArray(given) || given.length === 0 || given.length > MOST_WEIGHT) {
    return [damaged(path, given, `a list of 1 to ${MOST_WEIGHT} shapes`)];
  }
  let weights = 0;
  let before = 0;
  for (const [index, one] of (given as ReadonlyArray<unknown>).entries()) {
    const at = [...path, index];
    const shape = recordOf(one);
    if (shape === undefined) return [damaged(at, one, 'a shape: height, width, weight')];
    const { height, width, weight } = shape;
    const errors = [
      ...unlessWhole([...at, 'height'], height, 1, grid.rows),
      ...unlessWhole([...at, 'width'], width, 1, grid.columns),
      ...unlessWhole([...at, 'weight'], weight, 1, MOST_WEIGHT),
    ];
    if (errors.length > 0) return errors;
    const place = (height as number) * (grid.columns + 1) + (width as number);
    if (place <= before) return [damaged(at, one, 'a shape after the one before it: by height, then width')];
    if ((height as number) * (width as number) < leastArea) {
      return [damaged(at, one, `a shape of at least ${leastArea} patches`)];
    }
    before = place;
    weights += weight as number;
  }
  return weights <= MOST_WEIGHT ? [] : [damaged(path, weights, `weights of at most ${MOST_WEIGHT} in all`)];
};

const isSameGrid = (given: unknown, grid: Grid): boolean => {
  const own = recordOf(given);
  return (['rows', 'columns', 'patches', 'patchSize'] as const).every((name) => own?.[name] === grid[name]);
};

/** What is wrong with a level that came from elsewhere, on a grid that is sound; whether samples exist is not asked. */
export const damageOfLevel = (given: unknown, grid: Grid, index: number): ReadonlyArray<Damaged> => {
  const path: Path = ['levels', index];
  const level = recordOf(given);
  if (level === undefined) return [damaged(path, given, 'a level')];
  if (!isSameGrid(level.grid, grid)) return [damaged([...path, 'grid'], level.grid, 'the grid of the plan')];
  const errors = [
    ...unlessWhole([...path, 'targets'], level.targets, 1, MOST_BLOCKS),
    ...unlessWhole([...path, 'contexts'], level.contexts, 1, MOST_BLOCKS),
    ...unlessOneOf([...path, 'targetOverlap'], level.targetOverlap, ['forbid', 'allow']),
    ...unlessWhole([...path, 'minContextPatches'], level.minContextPatches, 1, grid.patches),
    ...unlessWhole([...path, 'maxAttempts'], level.maxAttempts, 1, MOST_ATTEMPTS),
    ...unlessOneOf([...path, 'confined'], level.confined, [true, false]),
  ];
  if (errors.length > 0) return errors;
  return [
    ...damageOfShapes([...path, 'targetShapes'], level.targetShapes, grid, 1),
    ...damageOfShapes(
      [...path, 'contextShapes'],
      level.contextShapes,
      grid,
      level.minContextPatches as number,
    ),
  ];
};
