import type { Level } from '../blocks/level.js';
import { coverFirst, firstTells } from '../blocks/packing/feasibility.js';
import { Sparing, type Verdict } from '../blocks/packing/sparing.js';

/** Patches of a level whose role is known before a sample is drawn: always target, never target, never context. Patch numbers, ascending. */
export interface PatchRoles {
  /** Patches that are target in every sample. */
  readonly alwaysTarget: ReadonlyArray<number>;
  /** Patches that are target in none; undefined where that is not told: for a level that is nested in a coarser one, or whose context is in want of patches. */
  readonly neverTarget: ReadonlyArray<number> | undefined;
  /** Patches that are in the context of no sample. */
  readonly neverContext: ReadonlyArray<number>;
  /**
   * Patches of which one of these is not told; they are in no list. With five
   * targets and more, and where the context has hardly its minimum, only
   * arrangements that straight cuts take apart are looked into.
   */
  readonly undecided: ReadonlyArray<number>;
}

/** The patch of the top left quarter whose mirror image a patch is: the law does not change under reflection. */
const mirrored = (level: Level, patch: number): number => {
  const { rows, columns } = level.grid;
  const row = Math.floor(patch / columns);
  const column = patch % columns;
  return Math.min(row, rows - 1 - row) * columns + Math.min(column, columns - 1 - column);
};

const neverCovered = (level: Level): ReadonlyArray<number> | undefined => {
  if (!firstTells(level)) return undefined;
  const { patches, columns } = level.grid;
  const covered = new Uint8Array(patches);
  coverFirst(level, (top, left, bottom, right) => {
    for (let row = top; row < bottom; row++) covered.fill(1, row * columns + left, row * columns + right);
  });
  return [...covered.keys()].filter((patch) => covered[patch] === 0);
};

/**
 * Decides, patch by patch, whether a whole sample can be had without it as
 * target, and with it in the context. For a level nested in a coarser one,
 * the answer is that of the level by itself.
 */
export const patchRolesOf = (level: Level): PatchRoles => {
  const sparing = new Sparing(level);
  const { columns } = level.grid;
  const patches = Array.from({ length: level.grid.patches }, (_, patch) => patch);
  const quarter = patches.filter((patch) => mirrored(level, patch) === patch);
  const decide = (patch: number, inContext: boolean): Verdict =>
    sparing.decide(Math.floor(patch / columns), patch % columns, inContext);
  const spared = new Map(quarter.map((patch) => [patch, decide(patch, false)]));
  const inContext = new Map(
    quarter.map((patch) => {
      const sparedHere = spared.get(patch)!;
      return [patch, sparedHere === 'possible' ? decide(patch, true) : sparedHere];
    }),
  );
  const where = (verdicts: ReadonlyMap<number, Verdict>, verdict: Verdict): ReadonlyArray<number> =>
    patches.filter((patch) => verdicts.get(mirrored(level, patch)) === verdict);
  return {
    alwaysTarget: where(spared, 'impossible'),
    neverTarget: level.nested ? undefined : neverCovered(level),
    neverContext: where(inContext, 'impossible'),
    undecided: where(inContext, 'undecided'),
  };
};
