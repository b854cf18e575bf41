import { checkCount } from '../config/check-count.js';
import { collect } from '../config/collect.js';
import { recordOf } from '../config/damage.js';
import { type Either, left, right } from '../config/either.js';
import type { ConfigError, ConfigErrors } from '../config/errors.js';
import { listOf } from '../config/list-of.js';
import { isGeometry } from '../config/mistaken-for.js';
import { refuseValue } from '../config/refuse-value.js';
import { type Grid, gridOf, MAX_PATCHES } from '../grid/grid.js';
import { MAX_BATCH } from '../keys/sample-request.js';
import type { Geometry } from './geometry.js';
import { MOST_INTEGERS } from './limits.js';
import { gridOfSample, type Part, type PatchPart, wordsPerMask } from './part.js';
import { patchWords } from './patch-words.js';
import { presentWords } from './present-words.js';

type Errors = ReadonlyArray<ConfigError>;

/** How long masks are that were on grids of different sizes. */
export interface JoinOptions<P extends string = string> {
  /**
   * Tokens a sample, L: at least the patches of the largest sample, which is the
   * default, at most {@link MAX_PATCHES}; for all parts, or for some by their names.
   */
  readonly length?: number | Readonly<Partial<Record<P, number>>>;
}

/** Where a geometry has not the parts of the first. */
const unlike = (geometry: Geometry, index: number, first: Geometry): Errors => {
  const told = ({ name, contexts, targets }: Part): string =>
    `${name}${name === '' ? '' : ' of '}contexts ${contexts}, targets ${targets}`;
  const [given, wanted] = [geometry, first].map(({ parts }) => parts.map(told).join('; '));
  if (given === wanted) return [];
  const accepted = `parts as the first geometry has: ${wanted}`;
  const message = `has ${given}; give ${accepted}`;
  return [{ code: 'wrong_type', path: ['geometries', index, 'parts'], given, accepted, message }];
};

const tooMany = (given: number, most: number): ConfigError => {
  const accepted = `geometries of at most ${most} samples in all`;
  const message = `has ${given} samples; give ${accepted}`;
  return { code: 'out_of_range', path: ['geometries'], given, accepted, message };
};

/** Geometries of the same parts, or what is wrong with them. */
const readGeometries = <P extends string>(
  given: ReadonlyArray<Geometry<P>>,
): Either<Errors, ReadonlyArray<Geometry<P>>> => {
  const list = listOf(given) as ReadonlyArray<Geometry<P>> | undefined;
  if (list === undefined || list.length === 0) {
    return left([refuseValue(['geometries'], given, 'a list of one geometry or more')]);
  }
  const wrong = list.findIndex((one) => !isGeometry(one));
  if (wrong >= 0) {
    const accepted = 'a geometry, as sampleBatch gives it';
    return left([refuseValue(['geometries', wrong], list[wrong], accepted)]);
  }
  const errors = list.flatMap((one, index) => unlike(one, index, list[0]!));
  if (errors.length > 0) return left(errors);
  const count = list.reduce((sum, one) => sum + one.count, 0);
  return count <= MAX_BATCH ? right(list) : left([tooMany(count, MAX_BATCH)]);
};

/** L of a part whose samples have these grids. */
const lengthOf = (name: string, grids: ReadonlyArray<Grid>, asked: unknown): Either<Errors, number> => {
  const byName = name === '' ? undefined : recordOf(asked);
  const [path, given] = byName === undefined ? [['length'], asked] : [['length', name], byName[name]];
  const largest = grids.reduce((most, { patches }) => Math.max(most, patches), 1);
  if (given === undefined) return right(largest);
  const errors = checkCount(path, given, largest, MAX_PATCHES);
  if (errors.length === 0) return right(given as number);
  const sample = grids.findIndex(({ patches }) => patches === largest);
  const because = sample < 0 ? '' : `, since sample ${sample} has ${largest} patches`;
  return left(errors.map((error) => ({ ...error, message: `${error.message}${because}` })));
};

/** One part of all geometries, on a row of L tokens. */
const joinPart = <P extends string>(
  parts: ReadonlyArray<Part<P>>,
  asked: unknown,
): Either<Errors, PatchPart<P>> => {
  const { name, contexts, targets } = parts[0]!;
  const grids = parts.flatMap((part) =>
    Array.from({ length: part.count }, (_, sample) => gridOfSample(part, sample)),
  );
  const columns = lengthOf(name, grids, asked);
  if (columns._tag === 'Left') return columns;
  const grid = gridOf({ columns: columns.right });
  const masks = contexts + targets;
  const length = wordsPerMask(grid.patches);
  const count = grids.length;
  const most = Math.floor(MOST_INTEGERS / (masks * length));
  if (count > most) return left([tooMany(count, most)]);
  const words = new Uint32Array(count * masks * length);
  const phases = new Uint32Array(count);
  const isWhole = parts.every((part) => part.masks === 'boxes' || part.present === undefined);
  const present = new Uint32Array(isWhole ? 0 : count * length);
  let sample = 0;
  for (const part of parts) {
    const own = patchWords(part);
    const ownLength = wordsPerMask(part.grid.patches);
    phases.set(part.phases, sample);
    for (let mask = 0; mask < part.count * masks; mask++) {
      // What of a longer mask is left out has no patch: the sample's grid is within L.
      const at = mask * ownLength;
      words.set(own.subarray(at, at + Math.min(length, ownLength)), (sample * masks + mask) * length);
    }
    const there = isWhole ? present : presentWords(part);
    for (let one = 0; one < part.count && !isWhole; one++) {
      const at = one * ownLength;
      present.set(there.subarray(at, at + Math.min(length, ownLength)), (sample + one) * length);
    }
    sample += part.count;
  }
  return right({
    name,
    masks: 'patches',
    grid,
    contexts,
    targets,
    boxesPerTarget: 0,
    count,
    words,
    phases,
    grids,
    ...(isWhole ? {} : { present }),
  });
};

/**
 * Geometries on grids of any sizes, of the same parts, as one batch: each part
 * becomes a row of L tokens, in which the patches of a sample's own grid come
 * first, row by row, and padding follows. So loaders batch images that keep their
 * aspect ratio (NaViT, NaFlex). Samples keep their patches, their phases and their
 * order; `grids` says the grid of each.
 *
 * @returns the joined geometry, or what is wrong: geometries of other parts, a length too short
 *
 * @example
 * ```ts
 * import { joinGrids, multiBlock, sample, unwrap } from '@jepa-masks/core';
 * import { cpu } from '@jepa-masks/cpu';
 *
 * const square = unwrap(multiBlock.plan({ inputSize: 224 }));
 * const wide = unwrap(multiBlock.plan({ inputSize: [160, 288] }));
 * const images = [square, wide].map((plan, index) => sample(plan, { seed: 42, index }));
 * const batch = unwrap(joinGrids(images, { length: 256 }));
 *
 * console.log(cpu.booleans(batch).targets.shape); // [ 2, 4, 256 ]
 * const { data } = cpu.present(batch);
 * console.log(data.subarray(256).indexOf(0)); // 180
 * ```
 */
export const joinGrids = <P extends string>(
  geometries: ReadonlyArray<Geometry<P>>,
  options: JoinOptions<P> = {},
): Either<ConfigErrors, Geometry<P>> => {
  const read = readGeometries(geometries);
  const joined =
    read._tag === 'Left'
      ? read
      : collect(
          read.right[0]!.parts.map((_, index) =>
            joinPart(
              read.right.map(({ parts }) => parts[index]!),
              recordOf(options)?.length,
            ),
          ),
        );
  if (joined._tag === 'Left') {
    const [first, ...rest] = joined.left;
    return left([first!, ...rest]);
  }
  const parts = joined.right as unknown as Geometry<P>['parts'];
  return right({ count: parts[0].count, parts });
};
