import { Completion } from './completion.js';
import type { Level } from './level.js';
import { MAX_PLANNING_STEPS } from './plan-level.js';
import { deriveTables, isFree, rememberTables } from './tables.js';

/**
 * Whether every key has a sample of a level, as planning proves it and within the
 * same bound; the tables that come of it are kept for the sampler.
 */
export const hasSamples = (level: Level): boolean => {
  const completion = new Completion(level);
  if (level.confined) {
    return completion.isContextSafe(0, level.targetOverlap === 'forbid' ? level.targets : 1);
  }
  completion.room.maxSteps = MAX_PLANNING_STEPS;
  if (!isFree(level, completion) && !completion.canComplete(level.targets)) return false;
  const tables = deriveTables(level, completion);
  if (completion.room.steps > MAX_PLANNING_STEPS) return false;
  rememberTables(level, tables);
  return true;
};
