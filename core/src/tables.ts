import { Completion } from './completion.js';
import type { Level } from './level.js';
import { countPositions, isRoomy, listOpenings, MAX_LISTED_POSITIONS, type Openings } from './openings.js';

/** What a level's plan computes once and its sampler reads: derived from the level alone. */
export interface Tables {
  /** No placement can ever make the rest impossible: nothing needs looking ahead. */
  readonly free: boolean;
  /** Where targets may stand, listed; undefined where they are unrestricted or too many to list. */
  readonly openings: Openings | undefined;
}

const known = new WeakMap<Level, Tables>();

/** Whether no placement of targets can ever make the rest, or a context, impossible. */
export const isFree = (level: Level, completion: Completion): boolean => {
  const apart = level.confined ? level.targetOverlap === 'allow' : isRoomy(level);
  return apart && completion.contextIsSafe;
};

/** Derives the tables of a level, with a bound on the search steps; see {@link Completion}. */
export const deriveTables = (level: Level, completion: Completion): Tables => {
  const free = isFree(level, completion);
  const listed = !free && !level.confined && countPositions(level) <= MAX_LISTED_POSITIONS;
  const openings = listed ? listOpenings(level, completion) : undefined;
  return { free, openings };
};

/** Keeps the tables that planning made for a level. */
export const rememberTables = (level: Level, tables: Tables): void => {
  known.set(level, tables);
};

/**
 * The tables of a level: those its planning made, or, for a level that came
 * from elsewhere (a file, another thread), the same made again.
 */
export const tablesOf = (level: Level): Tables => {
  const remembered = known.get(level);
  if (remembered !== undefined) return remembered;
  const tables = deriveTables(level, new Completion(level));
  known.set(level, tables);
  return tables;
};
