import { checkCount } from '../../config/check-count.js';
import { collect } from '../../config/collect.js';
import { recordOf } from '../../config/damage.js';
import { type Either, left, right } from '../../config/either.js';
import type { ConfigError, ConfigErrors } from '../../config/errors.js';
import { refuseValue } from '../../config/refuse-value.js';
import { type Grid, MAX_PATCHES } from '../../grid/grid.js';
import { type BatchRequest, checkRequest, MAX_BATCH } from '../../keys/sample-request.js';
import { MOST_PARTS } from '../limits.js';
import type { OwnRules } from './broken-rules.js';
import { readOwnGrid } from './read-own-grid.js';

type Errors = ReadonlyArray<ConfigError>;

/** What holds for a whole batch of one's own, sound; its samples are still to be read. */
export interface CheckedBatch {
  /** In the order of the first sample; a single '' if samples are masks. */
  readonly parts: ReadonlyArray<{ readonly name: string; readonly grid: Grid }>;
  readonly samples: ReadonlyArray<unknown>;
  readonly rules: OwnRules;
  readonly key: Required<BatchRequest>;
}

/** Words that would be taken for a sample's own, or for lengths of lists. */
const TAKEN: ReadonlyArray<string> = ['', 'context', 'targets', 'phase', 'step', 'index', 'pad', 'offset'];

/** Parts that a sample names; none if it is masks itself. A written sample says its step and index as well. */
const partsIn = (sample: unknown): ReadonlyArray<string> => {
  const record = Array.isArray(sample) ? {} : (recordOf(sample) ?? {});
  if ('targets' in record || 'context' in record) return [];
  const isPlace = (key: string): boolean =>
    (key === 'step' || key === 'index') && typeof record[key] === 'number';
  return Object.keys(record).filter((key) => !isPlace(key));
};

const checkNames = (samples: ReadonlyArray<unknown>, names: ReadonlyArray<string>): Errors => {
  const taken = names.find((name) => TAKEN.includes(name));
  if (taken !== undefined) return [refuseValue(['samples', 0, taken], taken, 'another name for the part')];
  if (names.length > MOST_PARTS) {
    return [refuseValue(['samples', 0], names.length, `at most ${MOST_PARTS} parts`)];
  }
  for (let index = 1; index < samples.length; index++) {
    const own = partsIn(samples[index]);
    if (own.length === names.length && own.every((name) => names.includes(name))) continue;
    const accepted = names.length === 0 ? 'masks without parts' : `the parts ${names.join(', ')}`;
    return [refuseValue(['samples', index], samples[index], `${accepted}, as the first sample has`)];
  }
  return [];
};

/** A grid for each part, or one for all. */
const readGrids = (given: unknown, names: ReadonlyArray<string>): Either<Errors, ReadonlyArray<Grid>> => {
  const byName = recordOf(given) ?? {};
  const ownOf = (name: string): unknown => (Object.hasOwn(byName, name) ? byName[name] : undefined);
  if (names.some((name) => recordOf(ownOf(name)) !== undefined)) {
    return collect(names.map((name) => readOwnGrid(['grid', name], ownOf(name))));
  }
  const grid = readOwnGrid(['grid'], given);
  return grid._tag === 'Left' ? grid : right(names.map(() => grid.right));
};

const checkRules = (
  targetOverlap: unknown,
  minContextPatches: unknown,
  minTargetPatches: unknown,
): Errors => [
  ...(targetOverlap === 'forbid' || targetOverlap === 'allow'
    ? []
    : [refuseValue(['targetOverlap'], targetOverlap, "'forbid' or 'allow'")]),
  ...checkCount(['minContextPatches'], minContextPatches, 0, MAX_PATCHES),
  ...checkCount(['minTargetPatches'], minTargetPatches, 0, MAX_PATCHES),
];

/** What holds for the whole batch, or what is wrong with it. */
export const readOwnBatch = (given: unknown): Either<ConfigErrors, CheckedBatch> => {
  const batch = recordOf(given);
  if (batch === undefined) return left([refuseValue(['batch'], given, '{ grid, samples }')]);
  const { samples, seed = 0, step = 0, first = 0 } = batch;
  const { targetOverlap = 'forbid', minContextPatches = 1, minTargetPatches = 1 } = batch;
  if (!Array.isArray(samples) || samples.length === 0 || samples.length > MAX_BATCH) {
    return left([refuseValue(['samples'], samples, `a list of 1 to ${MAX_BATCH} samples`)]);
  }
  const found = partsIn(samples[0]);
  const names = found.length === 0 ? [''] : found;
  const grids = readGrids(batch.grid, names);
  const key = checkRequest({ seed, step, first, count: samples.length } as BatchRequest);
  const wrong = [
    ...checkNames(samples, found),
    ...checkRules(targetOverlap, minContextPatches, minTargetPatches),
  ];
  if (grids._tag === 'Left' || key._tag === 'Left' || wrong.length > 0) {
    const others = [grids, key].flatMap((one): Errors => (one._tag === 'Left' ? one.left : []));
    const [foremost, ...rest] = [...others, ...wrong];
    return left([foremost!, ...rest]);
  }
  return right({
    parts: names.map((name, index) => ({ name, grid: grids.right[index]! })),
    samples,
    rules: { targetOverlap, minContextPatches, minTargetPatches } as OwnRules,
    key: key.right,
  });
};
