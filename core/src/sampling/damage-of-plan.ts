import { damageOfLevel } from '../blocks/damage-of-level.js';
import type { Level } from '../blocks/level.js';
import { hasSamples } from '../blocks/packing/feasibility.js';
import { isFeasibleInStep } from '../blocks/step-shapes.js';
import { damaged, recordOf, unlessOneOf } from '../config/damage.js';
import type { Damaged } from '../config/errors.js';
import { damageOfGrid } from '../grid/damage-of-grid.js';
import type { Plan } from '../plan/plan.js';

/** The most levels of a plan. */
const MOST_LEVELS = 16;

/** Levels that agree with each other: the same blocks in each, the coarsest free, each finer one inside the next. */
const damageBetween = (levels: ReadonlyArray<Level>): ReadonlyArray<Damaged> =>
  levels.flatMap((level, index) => {
    const coarser = levels[index + 1];
    const [finest] = levels;
    const at = ['levels', index];
    if (level.targets !== finest!.targets) {
      return [damaged([...at, 'targets'], level.targets, `as many as at level 0, ${finest!.targets}`)];
    }
    if (level.contexts !== finest!.contexts) {
      return [damaged([...at, 'contexts'], level.contexts, `as many as at level 0, ${finest!.contexts}`)];
    }
    if (!level.confined) return [];
    if (coarser === undefined) return [damaged([...at, 'confined'], true, 'false at the coarsest level')];
    const holds = coarser.targetShapes.every((shape) =>
      level.targetShapes.some(({ height, width }) => height <= shape.height && width <= shape.width),
    );
    return holds
      ? []
      : [
          damaged(
            [...at, 'targetShapes'],
            level.targetShapes,
            'shapes of which every coarser target holds one',
          ),
        ];
  });

const hasStepSamples = (level: Level): boolean =>
  level.targetShapes.every((shape) => isFeasibleInStep(level, shape));

/**
 * What is wrong with a plan that was not made here: a copy from a file or another
 * thread. Nothing is wrong if every key has a sample, inside the grid.
 */
export const damageOfPlan = (given: unknown): ReadonlyArray<Damaged> => {
  const plan = recordOf(given);
  if (plan === undefined) return [damaged([], given, 'a plan, as a strategy’s plan() gives it')];
  const { layout, grid, levels, parameters } = plan;
  const outside = [
    ...unlessOneOf(['layout'], layout, ['flat', 'levels']),
    ...damageOfGrid(grid),
    ...(recordOf(parameters) === undefined
      ? [damaged(['parameters'], parameters, 'the parameters of the plan')]
      : []),
  ];
  if (outside.length > 0) return outside;
  const most = layout === 'flat' ? 1 : MOST_LEVELS;
  if (!Array.isArray(levels) || levels.length === 0 || levels.length > most) {
    return [
      damaged(['levels'], levels, most === 1 ? 'a list of one level' : `a list of 1 to ${most} levels`),
    ];
  }
  const sound = plan as unknown as Plan;
  const inside = levels.flatMap((level, index) => damageOfLevel(level, sound.grid, index));
  if (inside.length > 0) return inside;
  const between = damageBetween(sound.levels);
  if (between.length > 0) return between;
  const isSound = sound.parameters.shapes === 'step' ? hasStepSamples : hasSamples;
  return sound.levels.flatMap((level, index) =>
    isSound(level) ? [] : [damaged(['levels', index], level, 'a level of which every key has a sample')],
  );
};
