import type { Certainty } from '../config/errors.js';
import { type Change, describeChange, type Refusal } from '../config/refusal.js';
import { largerImages } from '../grid/larger-images.js';
import { areaOf } from './lattice.js';
import type { Level } from './level.js';
import type { LevelRequest } from './level-request.js';
import { once } from './once.js';
import { cannotBe, isFeasible } from './packing/feasibility.js';

/** The largest whole number from 0 to `beyond` − 1 of which a monotone statement holds; it holds of 0. */
const largest = (beyond: number, holds: (value: number) => boolean): number => {
  let known = 0;
  let refuted = beyond;
  while (refuted - known > 1) {
    const middle = (known + refuted) >> 1;
    if (holds(middle)) known = middle;
    else refuted = middle;
  }
  return known;
};

/** The largest number of targets, below the level's, that can be placed and leave the context its minimum. */
const mostTargets = (level: Level): number =>
  largest(level.targets, (targets) => isFeasible({ ...level, targets }));

/** The largest minimum of the context, below the level's, that can be kept. */
const mostContextPatches = (level: Level): number =>
  largest(level.minContextPatches, (minContextPatches) => {
    const contextShapes = level.contextShapes.filter((shape) => areaOf(shape) >= minContextPatches);
    return contextShapes.length > 0 && isFeasible({ ...level, minContextPatches, contextShapes });
  });

/** By how much targets are made smaller, one after the other, where not even one fits. */
const SMALLER = [0.75, 0.5, 0.35, 0.25, 0.15, 0.1, 0.05, 0.02, 0.01];

const smallerTargets = ({ ranges, suggestions }: LevelRequest): ReadonlyArray<Change> => {
  const [low, high] = ranges.targetScale;
  const byScale = suggestions.target.scale;
  return byScale === undefined ? [] : SMALLER.map((share) => byScale([low * share, high * share]));
};

/** What else to give where that is not the change that first comes to mind. */
const unlessFirst = (change: Change | undefined, first: Change, words: string): string =>
  change === undefined || describeChange(change) === describeChange(first) ? words : describeChange(change);

const suggesting = (change: Change | undefined): { readonly suggestion?: Change } =>
  change === undefined ? {} : { suggestion: change };

type Told = Pick<Refusal, 'changes' | 'error'>;

/** What else a message says of a refusal that is not certain. */
const byCuts = (certainty: Certainty): string =>
  certainty === 'cannot_be' ? '' : ' in an arrangement that straight cuts take apart';

const refuseSmallContext = (level: Level, certainty: Certainty, keptPatches: number, where: string): Told => {
  const { targets, minContextPatches } = level;
  const first = { minContextPatches: keptPatches };
  return {
    changes: () => [first],
    error: (change) => ({
      code: 'context_too_small',
      path: ['minContextPatches'],
      given: minContextPatches,
      accepted: `at most ${keptPatches}`,
      certainty,
      mostPatches: keptPatches,
      message:
        `${where} ${targets} targets can't leave a context block ${minContextPatches} patches${byCuts(certainty)}; give ` +
        unlessFirst(change, first, `at most ${keptPatches}, fewer targets, or smaller ones`),
      ...suggesting(change),
    }),
  };
};

const refuseTargets = (request: LevelRequest, level: Level, certainty: Certainty, where: string): Told => {
  const { targets } = level;
  const most = mostTargets(level);
  const first = { numTargetMasks: most };
  const others = request.isApart ? ', or smaller targets' : ", smaller targets, or targetOverlap 'allow'";
  return {
    changes: () => [...(most > 0 ? [first] : []), ...smallerTargets(request), ...largerImages(level.grid)],
    error: (change) => ({
      code: 'targets_do_not_fit',
      path: ['numTargetMasks'],
      given: targets,
      accepted: most > 0 ? `at most ${most}` : 'targets that leave the context a patch',
      certainty,
      mostTargets: most,
      message:
        most > 0
          ? `${where} ${targets} targets don't fit side by side beside a context${byCuts(certainty)}; give ` +
            unlessFirst(change, first, `at most ${most}${others}`)
          : `${where} not even one target leaves a context a patch; give ` +
            unlessFirst(change, first, 'smaller targets or a larger image'),
      ...suggesting(change),
    }),
  };
};

/** The refusal of a level that can't be completed, with the nearest configuration that can. */
export const refuseInfeasible = (request: LevelRequest, level: Level): Refusal => {
  const { grid } = level;
  const where = `${request.label}on ${grid.rows} × ${grid.columns} patches`;
  const told = once((): Told => {
    const certainty = cannotBe(level) ? 'cannot_be' : 'not_by_straight_cuts';
    const keptPatches = mostContextPatches(level);
    return keptPatches > 0
      ? refuseSmallContext(level, certainty, keptPatches, where)
      : refuseTargets(request, level, certainty, where);
  });
  return {
    cause: 'does_not_fit',
    changes: () => told().changes(),
    error: (change) => told().error(change),
  };
};
