import { checkCount } from '../config/check-count.js';
import { type Either, left, right } from '../config/either.js';
import { type ConfigError, type ConfigErrors, formatValue, refuseIfAny } from '../config/errors.js';
import { type Grid, MAX_PATCHES } from '../grid/grid.js';
import { isSeed } from '../keys/key.js';
import { MAX_BATCH } from '../keys/sample-request.js';
import { type CheckedLevel, checkOwnLevel, type OwnRules } from './check-own-level.js';
import type { Layout } from './geometry.js';

/** A batch of one's own, sound: levels of each sample, all with as many blocks. */
export interface CheckedSamples {
  readonly grid: Grid;
  readonly layout: Layout;
  readonly contexts: number;
  readonly targets: number;
  readonly samples: ReadonlyArray<ReadonlyArray<CheckedLevel>>;
}

/** More errors than these would tell nobody more. */
const MOST_ERRORS = 20;

const refuse = (path: ReadonlyArray<string | number>, given: unknown, accepted: string): ConfigError => ({
  code: 'wrong_type',
  path,
  given,
  accepted,
  message: `is ${formatValue(given)}; give ${accepted}`,
});

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

/** The columns that so many rows leave room for, as long as these are a number of rows. */
const mostColumns = (rows: unknown): number =>
  checkCount([], rows, 1, MAX_PATCHES).length > 0 ? MAX_PATCHES : Math.floor(MAX_PATCHES / (rows as number));

/** What holds for the whole batch. */
const checkBatch = (batch: Readonly<Record<string, unknown>>): ReadonlyArray<ConfigError> => {
  const {
    grid,
    samples,
    targetOverlap = 'forbid',
    minContextPatches = 1,
    seed = 0,
    step = 0,
    first = 0,
  } = batch;
  const { rows, columns, patchSize = 1 } = recordOf(grid);
  return [
    ...checkCount(['grid', 'rows'], rows, 1, MAX_PATCHES),
    ...checkCount(['grid', 'columns'], columns, 1, mostColumns(rows)),
    ...checkCount(['grid', 'patchSize'], patchSize, 1, 65_536),
    ...(Array.isArray(samples) && samples.length > 0 && samples.length <= MAX_BATCH
      ? []
      : [refuse(['samples'], samples, `a list of 1 to ${MAX_BATCH} samples`)]),
    ...(targetOverlap === 'forbid' || targetOverlap === 'allow'
      ? []
      : [refuse(['targetOverlap'], targetOverlap, "'forbid' or 'allow'")]),
    ...checkCount(['minContextPatches'], minContextPatches, 0, MAX_PATCHES),
    ...(isSeed(seed) ? [] : [refuse(['seed'], seed, 'a safe integer or a string')]),
    ...checkCount(['step'], step, 0, Number.MAX_SAFE_INTEGER),
    ...checkCount(['first'], first, 0, Number.MAX_SAFE_INTEGER - MAX_BATCH),
  ];
};

/** Levels that a sample names, in order; none if it is flat. */
const levelsIn = (sample: unknown): number => {
  let levels = 0;
  while (`level_${levels}` in recordOf(sample)) levels++;
  return levels;
};

/** A number of blocks that is not that of the first sample's first level. */
const checkAlike = (
  level: CheckedLevel,
  model: CheckedLevel,
  path: ReadonlyArray<string | number>,
): ReadonlyArray<ConfigError> =>
  (['contexts', 'targets'] as const).flatMap((kind) => {
    const [given, wanted] = [level[kind].length, model[kind].length];
    if (given === wanted) return [];
    const accepted = `${wanted}, as the first sample has`;
    const message = `has ${given} blocks; give ${accepted}`;
    const name = kind === 'contexts' ? 'context' : 'targets';
    return [{ code: 'out_of_range', path: [...path, name], given, accepted, message }];
  });

/** A batch whose every block is where it may be, or what is wrong: the first twenty errors. */
export const checkOwnMasks = (given: unknown): Either<ConfigErrors, CheckedSamples> => {
  const batch = recordOf(given);
  const refused = refuseIfAny(checkBatch(batch));
  if (refused._tag === 'Left') return left(refused.left);
  const { rows, columns, patchSize = 1 } = batch.grid as Pick<Grid, 'rows' | 'columns'> & Partial<Grid>;
  const grid: Grid = { rows, columns, patches: rows * columns, patchSize };
  const all = batch.samples as ReadonlyArray<unknown>;
  const rules: OwnRules = {
    targetOverlap: (batch.targetOverlap ?? 'forbid') as OwnRules['targetOverlap'],
    minContextPatches: (batch.minContextPatches ?? 1) as number,
  };
  const levels = levelsIn(all[0]);
  const errors: Array<ConfigError> = [];
  const samples: Array<ReadonlyArray<CheckedLevel>> = [];
  let model: CheckedLevel | undefined;
  for (const [index, sample] of all.entries()) {
    if (errors.length >= MOST_ERRORS) break;
    const path = ['samples', index];
    if (levelsIn(sample) !== levels) {
      const accepted =
        levels === 0 ? 'no levels, as the first sample' : `${levels} levels, as the first sample`;
      errors.push(refuse(path, sample, accepted));
      continue;
    }
    const parts: Array<CheckedLevel> = [];
    for (let level = 0; level < Math.max(1, levels); level++) {
      const own = levels === 0 ? path : [...path, `level_${level}`];
      const checked = checkOwnLevel(
        levels === 0 ? sample : recordOf(sample)[`level_${level}`],
        own,
        grid,
        rules,
      );
      if (checked._tag === 'Left') {
        errors.push(...checked.left);
        continue;
      }
      model ??= checked.right;
      errors.push(...checkAlike(checked.right, model, own));
      parts.push(checked.right);
    }
    samples.push(parts);
  }
  const wrong = refuseIfAny(errors.slice(0, MOST_ERRORS));
  if (wrong._tag === 'Left') return left(wrong.left);
  const layout = levels === 0 ? 'flat' : 'levels';
  return right({ grid, layout, contexts: model!.contexts.length, targets: model!.targets.length, samples });
};
