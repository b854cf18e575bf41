import { workBoundOf } from '../blocks/guarantees.js';
import { isLevel, type Level } from '../blocks/level.js';
import { looksAhead } from '../blocks/packing/feasibility.js';
import { PRIOR_RESOLUTION, type WeightedShape } from '../blocks/shape-prior.js';
import { isLeft } from '../config/either.js';
import type { Plan } from '../plan/plan.js';
import type { Guarantees, PlannedPart, WorkBound } from '../plan/planned-part.js';
import { strategies } from '../strategies/strategies.js';
import { type PatchRoles, patchRolesOf } from './patch-roles.js';

/** What is to be known of one part before a sample is drawn. */
export interface PartReport {
  /** The part itself. */
  readonly part: PlannedPart;
  /** Areas that every sample keeps to. */
  readonly guarantees: Guarantees;
  /** Patches that are target in every sample or in none, or context in none. */
  readonly patchRoles: PatchRoles;
  /** What a sample may cost at most; undefined where it costs what it draws. */
  readonly work: WorkBound | undefined;
  /** Whether targets can be in each other's or the context's way, so that placing one needs looking ahead. */
  readonly looksAhead: boolean;
  /** Patches that are always target, or never in the context: the masks vary less than they seem to. */
  readonly isCrowded: boolean;
  /** Share of the shape prior that shapes with no place in any sample had; those are left out. */
  readonly priorLeftOut: number;
}

/** One change to the configuration and what the report would then say. */
export interface Relaxation {
  /** Fields to merge over the configuration. */
  readonly change: Readonly<Record<string, unknown>>;
  /** For each part, how many patches would be target in every sample, and how many in the context of none. */
  readonly parts: ReadonlyArray<{
    /** Patches that would be target in every sample. */
    readonly alwaysTarget: number;
    /** Patches that would be in the context of no sample. */
    readonly neverContext: number;
  }>;
}

/** A plan's report: it warns, and decides nothing. */
export interface Report {
  /** One a part of the plan. */
  readonly parts: ReadonlyArray<PartReport>;
  /** What some changes would give, where some part is crowded; else none. */
  readonly relaxations: ReadonlyArray<Relaxation>;
}

const weightOf = (shapes: ReadonlyArray<WeightedShape>): number =>
  shapes.reduce((sum, shape) => sum + shape.weight, 0);

const reportLevel = (level: Level): PartReport => {
  const patchRoles = patchRolesOf(level);
  return {
    part: level,
    guarantees: level.guarantees,
    patchRoles,
    work: workBoundOf(level),
    looksAhead: looksAhead(level),
    isCrowded: patchRoles.alwaysTarget.length > 0 || patchRoles.neverContext.length > 0,
    priorLeftOut: 1 - weightOf(level.targetShapes) / (PRIOR_RESOLUTION * PRIOR_RESOLUTION),
  };
};

/** Without blocks nothing is in anything's way: what is certain follows from the numbers of patches. */
const reportOther = (part: PlannedPart): PartReport => {
  const { grid, guarantees } = part;
  const all = Array.from({ length: grid.patches }, (_, patch) => patch);
  const alwaysTarget = guarantees.union.min === grid.patches ? all : [];
  const neverContext = guarantees.context.max === 0 ? all : [];
  return {
    part,
    guarantees,
    patchRoles: {
      alwaysTarget,
      neverTarget: guarantees.union.max === 0 ? all : [],
      neverContext,
      undecided: [],
    },
    work: undefined,
    looksAhead: false,
    isCrowded: alwaysTarget.length > 0 || neverContext.length > 0,
    priorLeftOut: 0,
  };
};

const reportPart = (part: PlannedPart): PartReport => (isLevel(part) ? reportLevel(part) : reportOther(part));

/** Three quarters of a scale range: smaller targets, to four digits for people to read. */
const shrink = (range: unknown): ReadonlyArray<number> =>
  (range as ReadonlyArray<number>).map((end) => Math.round(end * 7500) / 10000);

/** Changes that give the targets more room, in the terms of the plan's own parameters. */
const changesOf = (plan: Plan): ReadonlyArray<Readonly<Record<string, unknown>>> => {
  const { targetOverlap, numTargetMasks, targetScale, baseScale } = plan.parameters;
  const changes: Array<Readonly<Record<string, unknown>>> = [];
  if (targetOverlap === 'forbid') changes.push({ targetOverlap: 'allow' });
  if (typeof numTargetMasks === 'number' && numTargetMasks > 1) {
    changes.push({ numTargetMasks: numTargetMasks - 1 });
  }
  if (targetScale !== undefined) changes.push({ targetScale: shrink(targetScale) });
  if (baseScale !== undefined) changes.push({ baseScale: shrink(baseScale) });
  return changes;
};

const relax = (plan: Plan): ReadonlyArray<Relaxation> => {
  const strategy = strategies.find(({ name }) => name === plan.strategy);
  if (strategy === undefined) return [];
  return changesOf(plan).flatMap((change) => {
    const relaxed = strategy.plan({ ...plan.parameters, ...change });
    if (isLeft(relaxed)) return [];
    const parts = relaxed.right.parts.map((part) => {
      const { alwaysTarget, neverContext } = reportPart(part).patchRoles;
      return { alwaysTarget: alwaysTarget.length, neverContext: neverContext.length };
    });
    return [{ change, parts }];
  });
};

/**
 * The report of a plan: shapes, guarantees, how crowded it is, what relaxing
 * would give, and the bound on the work of a sample. Costs a few milliseconds
 * at 14 × 14 patches, more on larger grids; planning itself does not need it.
 */
export const reportOf = (plan: Plan): Report => {
  const parts = plan.parts.map(reportPart);
  return { parts, relaxations: parts.some(({ isCrowded }) => isCrowded) ? relax(plan) : [] };
};
