import { type Either, left, right } from '../config/either.js';
import type { ConfigErrors } from '../config/errors.js';
import { gridOf, MAX_PATCHES } from '../grid/grid.js';
import type { Geometry } from './geometry.js';
import { type Part, type PatchPart, wordsPerMask } from './part.js';
import { patchWords } from './patch-words.js';
import { presentWords } from './present-words.js';
import { requireGeometry } from './require-geometry.js';

const masksOf = ({ contexts, targets }: Part): number => contexts + targets;

/** Sets bits of one set where those of another are, from bit `at` on. */
const append = (words: Uint32Array, at: number, own: Uint32Array, from: number, length: number): void => {
  const shift = at & 31;
  let to = at >>> 5;
  for (let word = from; word < from + length; word++, to++) {
    const bits = own[word]!;
    words[to]! |= bits >>> shift;
    const over = shift === 0 ? 0 : bits << (32 - shift);
    if (over !== 0) words[to + 1]! |= over;
  }
};

/** Sets of all parts, one after another: `masks` a sample of each, as `wordsOf` gives them. */
const joined = (
  { count, parts }: Geometry,
  masks: number,
  length: number,
  wordsOf: (part: Part) => Uint32Array,
): Uint32Array => {
  const words = new Uint32Array(count * masks * length);
  let first = 0;
  for (const part of parts) {
    const own = wordsOf(part);
    const ownLength = wordsPerMask(part.grid.patches);
    for (let mask = 0; mask < count * masks; mask++) {
      append(words, mask * length * 32 + first, own, mask * ownLength, ownLength);
    }
    first += part.grid.patches;
  }
  return words;
};

/** Parts that can't be joined. */
const refuse = ({ parts }: Geometry): ConfigErrors | undefined => {
  const [first] = parts;
  const index = parts.findIndex((part) => part.contexts !== first.contexts || part.targets !== first.targets);
  if (index >= 0) {
    const { contexts, targets } = parts[index]!;
    const given = `${contexts} contexts and ${targets} targets`;
    const accepted = `${first.contexts} contexts and ${first.targets} targets, as the first part has`;
    const message = `has ${given}; give ${accepted}`;
    return [{ code: 'wrong_type', path: ['parts', index], given, accepted, message }];
  }
  const patches = parts.reduce((sum, { grid }) => sum + grid.patches, 0);
  if (patches <= MAX_PATCHES) return undefined;
  const accepted = `parts of at most ${MAX_PATCHES} patches together`;
  const message = `have ${patches} patches; give ${accepted}`;
  return [{ code: 'out_of_range', path: ['parts'], given: patches, accepted, message }];
};

/**
 * The parts of every sample as one row of tokens, part after part, as a model that
 * takes several modalities concatenates them. Where the parts share a budget, lists
 * of all tokens then have one length and need no padding. Its phases are those of
 * the first part.
 *
 * @returns the joined geometry, or what is wrong: parts of other numbers of masks, too many patches
 *
 * @example
 * ```ts
 * import { joinParts, multiModal, sampleBatch, unwrap } from '@jepa-masks/core';
 * import { cpu } from '@jepa-masks/cpu';
 *
 * const plan = unwrap(multiModal.plan({ contextPatches: 98 }));
 * const tokens = unwrap(joinParts(sampleBatch(plan, { seed: 42, count: 8 })));
 * console.log(tokens.parts[0].grid.patches); // 588
 * console.log(cpu.fixedIndices(tokens, { context: 98, targets: 490 }).context.shape); // [ 8, 98 ]
 * ```
 */
export const joinParts = (geometry: Geometry): Either<ConfigErrors, Geometry<''>> => {
  requireGeometry(geometry);
  const refused = refuse(geometry);
  if (refused !== undefined) return left(refused);
  const { count, parts } = geometry;
  const { contexts, targets, phases } = parts[0];
  const grid = gridOf({ columns: parts.reduce((sum, part) => sum + part.grid.patches, 0) });
  const length = wordsPerMask(grid.patches);
  const isWhole = parts.every(
    (part) => part.masks === 'boxes' || (part.present === undefined && part.grids === undefined),
  );
  const part: PatchPart<''> = {
    name: '',
    masks: 'patches',
    grid,
    contexts,
    targets,
    boxesPerTarget: 0,
    count,
    phases: phases.slice(),
    words: joined(geometry, masksOf(parts[0]), length, patchWords),
    ...(isWhole ? {} : { present: joined(geometry, 1, length, presentWords) }),
  };
  return right({ count, parts: [part] });
};
