import { Completion } from './completion.js';
import type { ConfigError } from './errors.js';
import { areaOf } from './lattice.js';
import type { Level } from './level.js';
import type { LevelRequest } from './level-request.js';
import { isFree } from './tables.js';

/** Search steps for each configuration that is tried as a suggestion. */
const MAX_STEPS = 100_000;

/** Whether a level can be completed, as far as a bounded search tells. */
const isFeasible = (level: Level): boolean => {
  const completion = new Completion(level);
  completion.room.maxSteps = MAX_STEPS;
  return isFree(level, completion) || completion.canComplete(level.targets);
};

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

/**
 * The refusal of a level that can't be completed (or was not seen to be within
 * the bound on planning), with the nearest configuration that can.
 */
export const refuseInfeasible = (
  request: LevelRequest,
  level: Level,
  undecidedAfter: number | undefined,
): ConfigError => {
  const { grid, targets, minContextPatches } = level;
  const targetField = 'numTargetMasks';
  const contextField = 'minContextPatches';
  const where = `${request.name}on ${grid.rows} × ${grid.columns} patches`;
  if (undecidedAfter !== undefined) {
    const most = mostTargets(level);
    return {
      code: 'undecided',
      path: [targetField],
      given: targets,
      accepted: most > 0 ? `at most ${most} targets` : 'smaller targets',
      steps: undecidedAfter,
      message:
        `${where} it was not decided within ${undecidedAfter} steps whether ${targets} targets always fit; ` +
        `give ${most > 0 ? `at most ${most}, ` : ''}smaller targets, or targetOverlap 'allow'`,
      suggestion: most > 0 ? { [targetField]: most } : { targetOverlap: 'allow' },
    };
  }
  const keptPatches = mostContextPatches(level);
  if (keptPatches > 0) {
    return {
      code: 'context_too_small',
      path: [contextField],
      given: minContextPatches,
      accepted: `at most ${keptPatches}`,
      mostPatches: keptPatches,
      message:
        `${where} ${targets} targets can't leave a context block ${minContextPatches} patches; ` +
        `give at most ${keptPatches}, fewer targets, or smaller ones`,
      suggestion: { [contextField]: keptPatches },
    };
  }
  const most = mostTargets(level);
  return {
    code: 'targets_do_not_fit',
    path: [targetField],
    given: targets,
    accepted: most > 0 ? `at most ${most}` : 'targets that leave the context a patch',
    mostTargets: most,
    message:
      most > 0
        ? `${where} ${targets} targets don't fit side by side beside a context; give at most ${most}, ` +
          `smaller targets, or targetOverlap 'allow'`
        : `${where} not even one target leaves a context a patch; give smaller targets or a larger image`,
    ...(most > 0 ? { suggestion: { [targetField]: most } } : {}),
  };
};
