import { Completion } from '../completion.js';
import type { Level } from '../level.js';
import { tablesOf } from '../tables.js';

/** Search steps spent on one patch before it is left undecided. */
const MAX_STEPS = 20_000;

/** Which patches a level's masks can and can't reach; patch numbers, ascending. */
export interface Reach {
  /** Patches that are target in every sample. */
  readonly alwaysTarget: ReadonlyArray<number>;
  /** Patches that are target in none; undefined where there are too many positions to tell. */
  readonly neverTarget: ReadonlyArray<number> | undefined;
  /** Patches that are in the context of no sample. */
  readonly neverContext: ReadonlyArray<number>;
  /** Patches of which one of these was not decided within a bounded search; they are in no list. */
  readonly undecided: ReadonlyArray<number>;
}

type Verdict = 'possible' | 'impossible' | 'undecided';

/** A completion that keeps targets off a patch. */
class SparingCompletion extends Completion {
  #row = 0;
  #column = 0;
  #isInContext = false;

  /** @param isInContext whether only contexts that contain the patch count */
  spare(row: number, column: number, isInContext: boolean): void {
    this.clear();
    this.room.push(row, column, 1, 1);
    this.#row = row;
    this.#column = column;
    this.#isInContext = isInContext;
  }

  /** The largest context can be moved over any patch, so the patch matters only here. */
  protected override isWanted(top: number, left: number, height: number, width: number): boolean {
    if (!this.#isInContext) return true;
    const row = this.#row;
    const column = this.#column;
    return row >= top && row < top + height && column >= left && column < left + width;
  }
}

const decide = (level: Level, completion: SparingCompletion, patch: number, inContext: boolean): Verdict => {
  const { columns } = level.grid;
  completion.spare(Math.floor(patch / columns), patch % columns, inContext);
  completion.room.steps = 0;
  if (completion.canComplete(level.targets)) return 'possible';
  return completion.room.steps > MAX_STEPS ? 'undecided' : 'impossible';
};

/** The patch of the top left quarter whose mirror image a patch is: the law does not change under reflection. */
const mirrored = (level: Level, patch: number): number => {
  const { rows, columns } = level.grid;
  const row = Math.floor(patch / columns);
  const column = patch % columns;
  return Math.min(row, rows - 1 - row) * columns + Math.min(column, columns - 1 - column);
};

const neverCovered = (level: Level): ReadonlyArray<number> | undefined => {
  const { openings, free } = tablesOf(level);
  const { patches, columns } = level.grid;
  // Where nothing is in the way every position of a shape can be had, and together they cover the grid.
  if (free) return [];
  if (openings === undefined) return undefined;
  const covered = new Uint8Array(patches);
  level.targetShapes.forEach(({ height, width }, shape) => {
    for (const position of openings[shape]!) {
      for (let row = 0; row < height; row++) {
        covered.fill(1, position + row * columns, position + row * columns + width);
      }
    }
  });
  return [...covered.keys()].filter((patch) => covered[patch] === 0);
};

/**
 * Decides, patch by patch, whether a whole sample can be had without it as
 * target, and with it in the context. For a level confined to a coarser one,
 * the answer is that of the level by itself.
 */
export const reachOf = (level: Level): Reach => {
  const completion = new SparingCompletion(level);
  completion.room.maxSteps = MAX_STEPS;
  const patches = Array.from({ length: level.grid.patches }, (_, patch) => patch);
  const quarter = patches.filter((patch) => mirrored(level, patch) === patch);
  const spared = new Map(quarter.map((patch) => [patch, decide(level, completion, patch, false)]));
  const inContext = new Map(
    quarter.map((patch) => {
      const sparedHere = spared.get(patch)!;
      return [patch, sparedHere === 'possible' ? decide(level, completion, patch, true) : sparedHere];
    }),
  );
  const where = (verdicts: ReadonlyMap<number, Verdict>, verdict: Verdict): ReadonlyArray<number> =>
    patches.filter((patch) => verdicts.get(mirrored(level, patch)) === verdict);
  return {
    alwaysTarget: where(spared, 'impossible'),
    neverTarget: level.confined ? undefined : neverCovered(level),
    neverContext: where(inContext, 'impossible'),
    undecided: where(inContext, 'undecided'),
  };
};
