import { type Either, isLeft, left, type NonEmptyArray, right } from '../../config/either.js';
import { type ConfigError, formatValue } from '../../config/errors.js';
import type { Change } from '../../config/refusal.js';
import type { Grid } from '../../grid/grid.js';
import { makeGrid } from '../../grid/make-grid.js';
import type { ShareLimits } from './modality-part.js';
import type { Modality, MultiModalParameters } from './parameters.js';

/** An entry as it was read: null where the default is the plan's to compute. */
export type GivenModality = {
  readonly [Name in keyof Modality]-?: NonNullable<Modality[Name]> | null;
} & Required<
  Pick<
    Modality,
    'kind' | 'spanLength' | 'minBlockPatches' | 'alpha' | 'minContextPatches' | 'minTargetPatches'
  >
>;

/** What is wrong with an entry, and a change of it that would do. */
export interface Problem {
  /** The error, its path from the entry on. */
  readonly error: ConfigError;
  readonly change: Change;
}

/** An entry that can be planned: its grid, and what bounds its share. */
export interface ReadModality extends ShareLimits {
  readonly grid: Grid;
}

type Images = Pick<MultiModalParameters, 'inputSize' | 'patchSize'>;

const IMAGE_FIELDS = ['inputSize', 'patchSize', 'numFrames', 'tubeletSize'] as const;

/** A value of an entry that can't be, and what to give instead. */
export const outOfRange = (
  given: GivenModality,
  field: keyof Modality,
  what: string,
  accepted: string,
  change: Change,
): Problem => ({
  error: {
    code: 'out_of_range',
    path: [field],
    given: given[field],
    accepted,
    message: `${what}; give ${accepted}`,
  },
  change,
});

/** A row that is given an image as well. */
const refuseRow = (given: GivenModality): Problem | undefined => {
  const beside = IMAGE_FIELDS.filter((field) => given[field] !== null);
  if (given.numTokens === null || beside.length === 0) return undefined;
  const change = Object.fromEntries(beside.map((field) => [field, undefined]));
  const what = `is given beside ${beside.join(', ')}`;
  return outOfRange(given, 'numTokens', what, 'tokens of a row, or an image, not both', change);
};

/** The grid of an entry, or what is wrong with it. */
const readGrid = (given: GivenModality, images: Images): Either<NonEmptyArray<Problem>, Grid> => {
  const row = refuseRow(given);
  if (row !== undefined) return left([row]);
  const image = {
    inputSize: given.inputSize ?? images.inputSize,
    patchSize: given.patchSize ?? images.patchSize,
    numFrames: given.numFrames,
    tubeletSize: given.tubeletSize ?? 1,
  };
  const grid = makeGrid(given.numTokens === null ? image : { numTokens: given.numTokens });
  if (!isLeft(grid)) return grid;
  // Every error of an image says what would do.
  const problemOf = ({ suggestion, ...error }: ConfigError): Problem => ({
    error: error as ConfigError,
    change: suggestion!,
  });
  const [first, ...rest] = grid.left;
  return left([problemOf(first), ...rest.map(problemOf)]);
};

/** What each kind is of. */
const AXES = { spans: [1, 'a row'], blocks: [2, 'an image'] } as const;

const refuseKind = (given: GivenModality, { axes }: Grid): ReadonlyArray<Problem> => {
  const { kind } = given;
  if (kind === 'random' || AXES[kind][0] === axes) return [];
  const is = axes === 1 ? 'a row' : axes === 2 ? 'an image' : 'a clip';
  const accepted = `'random', or ${formatValue(kind)} of ${AXES[kind][1]}`;
  return [outOfRange(given, 'kind', `is ${formatValue(kind)}, of ${is}`, accepted, { kind: 'random' })];
};

/** What a minimum leaves no room for. */
const refuseMinima = (given: GivenModality, { patches }: Grid): ReadonlyArray<Problem> => {
  const { minContextPatches, minTargetPatches, maxContextPatches, maxTargetPatches } = given;
  const mostTarget = Math.min(patches, maxTargetPatches ?? patches);
  if (minTargetPatches > mostTarget) {
    const what = `is ${minTargetPatches}, where the target has ${mostTarget} at most`;
    const change = { minTargetPatches: mostTarget };
    return [outOfRange(given, 'minTargetPatches', what, `at most ${mostTarget}`, change)];
  }
  const mostContext = Math.min(patches - minTargetPatches, maxContextPatches ?? patches);
  if (minContextPatches <= mostContext) return [];
  const what = `is ${minContextPatches}, where the context has ${mostContext} at most`;
  const change = { minContextPatches: mostContext };
  return [outOfRange(given, 'minContextPatches', what, `at most ${mostContext}`, change)];
};

/** An entry as it can be planned, or all that is wrong with it. */
export const readModality = (
  given: GivenModality,
  images: Images,
): Either<NonEmptyArray<Problem>, ReadModality> => {
  const read = readGrid(given, images);
  if (isLeft(read)) return read;
  const grid = read.right;
  const [first, ...rest] = [...refuseKind(given, grid), ...refuseMinima(given, grid)];
  if (first !== undefined) return left([first, ...rest]);
  const { patches } = grid;
  return right({
    grid,
    minContext: given.minContextPatches,
    maxContext: Math.min(patches, given.maxContextPatches ?? patches),
    minTarget: given.minTargetPatches,
    maxTarget: Math.min(patches, given.maxTargetPatches ?? patches),
  });
};
