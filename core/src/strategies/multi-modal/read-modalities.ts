import { type Either, isLeft, left, type NonEmptyArray, right } from '../../config/either.js';
import { formatPath } from '../../config/errors.js';
import type { Refusal } from '../../config/refusal.js';
import { withEntry } from '../../config/with-entry.js';
import { type Modality, type MultiModalParameters, modalityFields } from './parameters.js';
import {
  type GivenModality,
  outOfRange,
  type Problem,
  type ReadModality,
  readModality,
} from './read-modality.js';

type Images = Pick<MultiModalParameters, 'inputSize' | 'patchSize'>;

/** Changes of an entry may need others after them: so many are made at most. */
const MOST_CHANGES = 8;

/** What the part of an entry is called. */
export const nameOf = (modalities: ReadonlyArray<GivenModality>, index: number): string =>
  modalities[index]!.name ?? (modalities.length === 1 ? '' : `modality_${index}`);

/** Entries with their defaults, without what the plan is to compute. */
export const filledIn = (modalities: ReadonlyArray<GivenModality>): ReadonlyArray<Modality> =>
  modalities.map((one) =>
    Object.freeze(Object.fromEntries(Object.entries(one).filter(([, value]) => value !== null))),
  );

/** Entries as a person would write them: without what is the default anyway. */
export const asWritten = (modalities: ReadonlyArray<GivenModality>): ReadonlyArray<Modality> =>
  modalities.map((one) =>
    Object.fromEntries(
      Object.entries(one).filter(
        ([name, value]) => value !== modalityFields[name as keyof Modality].fallback,
      ),
    ),
  );

/** What bounds an entry's share of the budgets: most first. */
export const LIMITS: ReadonlyArray<keyof Modality> = [
  ...(['maxContextPatches', 'maxTargetPatches'] as const),
  ...(['minContextPatches', 'minTargetPatches'] as const),
];

/** Entries without some of their fields. */
export const without = (
  modalities: ReadonlyArray<Modality>,
  names: ReadonlyArray<string>,
): ReadonlyArray<Modality> =>
  modalities.map((one) => Object.fromEntries(Object.entries(one).filter(([name]) => !names.includes(name))));

/** What is wrong with the name of an entry: another before it has it. */
const refuseName = (modalities: ReadonlyArray<GivenModality>, index: number): ReadonlyArray<Problem> => {
  const names = modalities.map((_, at) => nameOf(modalities, at));
  if (names.indexOf(names[index]!) === index) return [];
  const free = [...names, ''].map((_, at) => `modality_${at}`).find((name) => !names.includes(name))!;
  const what = `is ${names[index]}, as that of another modality is`;
  const given = modalities[index]!;
  return [outOfRange(given, 'name', what, `a name of its own, such as ${free}`, { name: free })];
};

/** All that is wrong with an entry, which was read. */
const problemsOf = (
  modalities: ReadonlyArray<GivenModality>,
  index: number,
  read: ReturnType<typeof readModality>,
): ReadonlyArray<Problem> => [...refuseName(modalities, index), ...(isLeft(read) ? read.left : [])];

/** All entries with all that is wrong with them mended. */
const mended = (given: ReadonlyArray<GivenModality>, images: Images): ReadonlyArray<GivenModality> => {
  const modalities = [...given];
  for (let index = 0; index < modalities.length; index++) {
    for (let changes = 0; changes < MOST_CHANGES; changes++) {
      const [problem] = problemsOf(modalities, index, readModality(modalities[index]!, images));
      if (problem === undefined) break;
      const change = Object.fromEntries(
        Object.entries(problem.change).map(([name, value]) => [name, value ?? null]),
      );
      modalities[index] = { ...modalities[index]!, ...change };
    }
  }
  return modalities;
};

/** The refusal of an entry. What is suggested mends the whole list, so that suggestions don’t undo one another. */
const refuse = (
  given: ReadonlyArray<GivenModality>,
  index: number,
  { error, change }: Problem,
  whole: () => ReadonlyArray<Modality>,
): Refusal => ({
  cause: `modalities ${index} ${formatPath(error.path)}`,
  changes: () => [
    { modalities: whole() },
    { modalities: without(whole(), LIMITS) },
    { modalities: withEntry(asWritten(given), index, change) },
  ],
  error: (suggestion) => ({
    ...error,
    path: ['modalities', index, ...error.path],
    ...(suggestion === undefined ? {} : { suggestion }),
  }),
});

/** All entries as they can be planned, or all that is wrong with any of them. */
export const readModalities = (
  given: ReadonlyArray<GivenModality>,
  images: Images,
): Either<NonEmptyArray<Refusal>, ReadonlyArray<ReadModality>> => {
  const whole = () => asWritten(mended(given, images));
  const read = given.map((one) => readModality(one, images));
  const [first, ...rest] = read.flatMap((one, index) =>
    problemsOf(given, index, one).map((problem) => refuse(given, index, problem, whole)),
  );
  if (first !== undefined) return left([first, ...rest]);
  return right(read.flatMap((one) => (isLeft(one) ? [] : [one.right])));
};
