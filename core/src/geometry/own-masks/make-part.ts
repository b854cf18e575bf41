import { recordOf } from '../../config/damage.js';
import { type Either, left, right } from '../../config/either.js';
import type { ConfigError } from '../../config/errors.js';
import { refuseValue } from '../../config/refuse-value.js';
import { foldIn, fromSeed } from '../../keys/key.js';
import { Stream } from '../../keys/stream.js';
import { MOST_INTEGERS } from '../limits.js';
import { newParts } from '../new-parts.js';
import { integersOf, integersPerSample, type Part, type PartShape, wordsPerMask } from '../part.js';
import { presentWords } from '../present-words.js';
import { type Broken, brokenRules } from './broken-rules.js';
import type { CheckedBatch } from './read-batch.js';
import { type OwnSample, readOwnSample } from './read-sample.js';

type Path = ReadonlyArray<string | number>;
type Errors = ReadonlyArray<ConfigError>;

/** More errors than these would tell nobody more. */
export const MOST_ERRORS = 20;

const WAYS = { boxes: 'blocks', patches: 'lists of patches' } as const;
const COUNTED = { contexts: ['context', 'contexts'], targets: ['target', 'targets'] } as const;

/** Where a sample's masks are not as many as, or not said like, those of the first. */
const unlike = (path: Path, own: OwnSample, model: OwnSample): Errors => {
  if (own.masks !== model.masks) {
    return [refuseValue(path, WAYS[own.masks], `${WAYS[model.masks]}, as the first sample has`)];
  }
  return (['contexts', 'targets'] as const).flatMap((kind) => {
    const [given, wanted] = [own[kind].length, model[kind].length];
    if (given === wanted) return [];
    const [one, many] = COUNTED[kind];
    const accepted = `${wanted}, as the first sample has`;
    const message = `has ${given} ${given === 1 ? one : many}; give ${accepted}`;
    const field = kind === 'contexts' ? 'context' : kind;
    return [{ code: 'out_of_range', path: [...path, field], given, accepted, message }];
  });
};

/** The sample itself, or the part of it that has a name. */
const masksOf = (sample: unknown, name: string): unknown => (name === '' ? sample : recordOf(sample)?.[name]);

const pathOf = (sample: number, name: string): Path =>
  name === '' ? ['samples', sample] : ['samples', sample, name];

const readSamples = (
  { name, grid }: CheckedBatch['parts'][number],
  samples: ReadonlyArray<unknown>,
): Either<Errors, ReadonlyArray<OwnSample>> => {
  const all: Array<OwnSample> = [];
  const errors: Array<ConfigError> = [];
  for (let sample = 0; sample < samples.length && errors.length < MOST_ERRORS; sample++) {
    const path = pathOf(sample, name);
    const read = readOwnSample(path, masksOf(samples[sample], name), grid);
    if (read._tag === 'Left') errors.push(...read.left.slice(0, MOST_ERRORS));
    else {
      errors.push(...unlike(path, read.right, all[0] ?? read.right));
      all.push(read.right);
    }
  }
  return errors.length > 0 ? left(errors) : right(all);
};

/** The masks of a sample, each with as many boxes as asked for: the last one again and again adds nothing to a union. */
const integersIn = (
  { contexts, targets }: OwnSample,
  { masks, grid, boxesPerTarget }: PartShape,
): ReadonlyArray<number> => {
  const size = 2 * grid.axes;
  const filledUp = (boxes: ArrayLike<number>): ReadonlyArray<number> =>
    Array.from({ length: boxesPerTarget * size }, (_, at) =>
      at < boxes.length ? boxes[at]! : boxes[boxes.length - size + (at % size)]!,
    );
  const all = masks === 'patches' ? targets : targets.map(filledUp);
  return [...contexts, ...all].flatMap((mask) => Array.from(mask));
};

const shapeOf = (
  { name, grid }: CheckedBatch['parts'][number],
  all: ReadonlyArray<OwnSample>,
): Either<Errors, PartShape> => {
  const { masks, contexts, targets } = all[0]!;
  const longest = all.reduce(
    (most, own) => own.targets.reduce((longer, boxes) => Math.max(longer, boxes.length), most),
    0,
  );
  const boxesPerTarget = masks === 'patches' ? 0 : longest / (2 * grid.axes);
  const shape = { name, masks, grid, contexts: contexts.length, targets: targets.length, boxesPerTarget };
  // As bits, too, which the rules are held to.
  const asBits = (shape.contexts + shape.targets) * wordsPerMask(grid.patches);
  const integers = all.length * Math.max(integersPerSample(shape), asBits);
  if (integers <= MOST_INTEGERS) return right(shape);
  const accepted = `at most ${Math.floor((MOST_INTEGERS / integers) * all.length)} samples like these at once`;
  const message = `has ${all.length} samples, which take ${integers} integers; give ${accepted}`;
  return left([{ code: 'out_of_range', path: ['samples'], given: all.length, accepted, message }]);
};

const errorOf = (
  { sample, kind, mask, fault, accepted }: Broken,
  name: string,
  samples: ReadonlyArray<unknown>,
  contexts: number,
): ConfigError => {
  const whole = recordOf(masksOf(samples[sample], name))![kind];
  const isAlone = kind === 'context' && contexts === 1;
  const path = [...pathOf(sample, name), kind, ...(isAlone ? [] : [mask])];
  const given = isAlone ? whole : (whole as ArrayLike<unknown>)[mask];
  return { code: 'out_of_range', path, given, accepted, message: `${fault}; give ${accepted}` };
};

/** The part, with the patches that its samples say are present. */
const withPresent = (part: Part, all: ReadonlyArray<OwnSample>): Part => {
  if (part.masks === 'boxes' || all.every(({ present }) => present === undefined)) return part;
  const words = presentWords(part);
  all.forEach(({ present }, sample) => {
    if (present !== undefined) words.set(present, sample * present.length);
  });
  return { ...part, present: words };
};

/** One part of a whole batch, or what is wrong with it. */
export const makePart = (
  part: CheckedBatch['parts'][number],
  index: number,
  { samples, rules, key: { seed, step, first } }: CheckedBatch,
): Either<Errors, Part> => {
  const all = readSamples(part, samples);
  if (all._tag === 'Left') return all;
  const shape = shapeOf(part, all.right);
  if (shape._tag === 'Left') return shape;
  const made = newParts([shape.right], samples.length, undefined)[0]!;
  const integers = integersOf(made);
  const perSample = integersPerSample(made);
  const stream = new Stream();
  const root = foldIn(fromSeed(seed), step);
  all.right.forEach((own, sample) => {
    integers.set(integersIn(own, made), sample * perSample);
    stream.seed(root, first + sample, part.name === '' ? -1 : index);
    made.phases[sample] = own.phase ?? stream.next();
  });
  const within = withPresent(made, all.right);
  const broken = brokenRules(within, rules, MOST_ERRORS);
  return broken.length === 0
    ? right(within)
    : left(broken.map((one) => errorOf(one, part.name, samples, made.contexts)));
};
