import { recordOf } from '../config/damage.js';
import { type Either, left, right } from '../config/either.js';
import { type ConfigError, type ConfigErrors, refuseIfAny } from '../config/errors.js';
import { type Grid, type GridSize, gridOf } from '../grid/grid.js';
import { foldIn, fromSeed } from '../keys/key.js';
import type { BatchRequest } from '../keys/sample-request.js';
import { Stream } from '../keys/stream.js';
import { type Block, writeBlock } from './block.js';
import type { Geometry } from './geometry.js';
import { newParts } from './new-parts.js';
import { checkOwnBatch } from './own-batch.js';
import { brokenRules, type OwnRules } from './own-rules.js';
import { type CheckedMasks, checkOwnSample, wrongType } from './own-sample.js';
import { boxOffset, type Part, wordOffset } from './part.js';
import type { TargetOverlap } from './target-overlap.js';

/** A box on a row of tokens needs no rows. */
export type OwnBlock = Block | Pick<Block, 'left' | 'width'>;

/**
 * One sample's masks, or those of one of its parts: all as blocks, or all as
 * patches, each patch once, in any order.
 */
export type OwnMasks = (
  | {
      /** One context block, or C of them. A context's mask is its block less all targets. */
      readonly context: OwnBlock | ReadonlyArray<OwnBlock>;
      /** M targets, 1 or more: a block, or several of which the target is the union. */
      readonly targets: ReadonlyArray<OwnBlock | ReadonlyArray<OwnBlock>>;
    }
  | {
      /** The patches of the context, or of C of them. */
      readonly context: ArrayLike<number> | ReadonlyArray<ArrayLike<number>>;
      /** The patches of each of M targets, 1 or more. */
      readonly targets: ReadonlyArray<ArrayLike<number>>;
    }
) & {
  /** The 32 bits that thin its lists, 0 to 2^32 − 1; drawn by the sample's key if absent. */
  readonly phase?: number;
};

/** Masks of one's own, for a whole batch. */
export interface OwnBatch<S extends OwnMasks | Readonly<Record<string, OwnMasks>>>
  extends Partial<Pick<BatchRequest, 'seed' | 'step' | 'first'>> {
  /** The patches: `{ rows, columns }` of an image, `{ frames, rows, columns }` of a video, `{ columns }` of a row; or one for each part by its name. A plan's grid is one. */
  readonly grid: GridSize | Readonly<Record<string, GridSize>>;
  /** One or more, each with as many contexts and targets, in the same parts, as the first. */
  readonly samples: ReadonlyArray<S>;
  /** Whether two targets of a sample may share patches. Default `forbid`. */
  readonly targetOverlap?: TargetOverlap;
  /** Patches that every context keeps once the targets are taken out. Default 1. */
  readonly minContextPatches?: number;
}

/** The names of the parts that samples have: '' where they are masks. */
export type OwnParts<S> = [S] extends [OwnMasks] ? '' : Extract<keyof S, string>;

/** More errors than these would tell nobody more. */
const MOST_ERRORS = 20;

/** A mask's boxes, as many as asked for: the last one again and again adds nothing to a union. */
const filledUp = (boxes: ReadonlyArray<Block>, length: number): ReadonlyArray<Block> =>
  Array.from({ length }, (_, box) => boxes[Math.min(box, boxes.length - 1)]!);

const writeBoxes = (part: Part & { readonly masks: 'boxes' }, sample: number, own: CheckedMasks): void => {
  const { axes } = part.grid;
  const targets = own.targets.map((boxes) => filledUp(boxes as ReadonlyArray<Block>, part.boxesPerTarget));
  [...(own.contexts as ReadonlyArray<ReadonlyArray<Block>>), ...targets].flat().forEach((block, index) => {
    writeBlock(block, axes, part.boxes, boxOffset(part, sample, index));
  });
};

const writePatches = (
  part: Part & { readonly masks: 'patches' },
  sample: number,
  own: CheckedMasks,
): void => {
  [...own.contexts, ...own.targets].forEach((patches, index) => {
    const at = wordOffset(part, sample, index);
    for (const patch of patches as ReadonlyArray<number>) {
      part.words[at + (patch >>> 5)]! |= 0x80000000 >>> (patch & 31);
    }
  });
};

/** One part of a whole batch, or what is wrong with it. */
const partOf = (
  name: string,
  index: number,
  grid: Grid,
  batch: OwnBatch<never>,
  rules: OwnRules,
): Either<ReadonlyArray<ConfigError>, Part> => {
  const pathOf = (sample: number): ReadonlyArray<string | number> =>
    name === '' ? ['samples', sample] : ['samples', sample, name];
  const errors: Array<ConfigError> = [];
  const all: Array<CheckedMasks> = [];
  for (const [sample, given] of (batch.samples as ReadonlyArray<unknown>).entries()) {
    if (errors.length >= MOST_ERRORS) break;
    const checked = checkOwnSample(name === '' ? given : recordOf(given)?.[name], pathOf(sample), grid);
    if (checked._tag === 'Left') {
      errors.push(...checked.left);
      continue;
    }
    const [model = checked.right] = all;
    errors.push(...unlike(checked.right, model, pathOf(sample)));
    all.push(checked.right);
  }
  if (errors.length > 0) return left(errors);
  const [model] = all;
  const { masks, contexts, targets } = model!;
  const boxesPerTarget =
    masks === 'patches' ? 0 : Math.max(...all.flatMap((own) => own.targets.map((boxes) => boxes.length)));
  const shape = { name, masks, grid, contexts: contexts.length, targets: targets.length, boxesPerTarget };
  const part = newParts([shape], all.length, undefined)[0]!;
  const { seed = 0, step = 0, first = 0 } = batch;
  const stream = new Stream();
  const root = foldIn(fromSeed(seed), step);
  all.forEach((own, sample) => {
    if (part.masks === 'boxes') writeBoxes(part, sample, own);
    else writePatches(part, sample, own);
    stream.seed(root, first + sample, name === '' ? -1 : index);
    part.phases[sample] = own.phase ?? stream.next();
  });
  const broken = brokenRules(part, rules, pathOf, MOST_ERRORS);
  return broken.length > 0 ? left(broken) : right(part);
};

/** Where a sample's masks are not as many as, or not said like, those of the first. */
const unlike = (
  own: CheckedMasks,
  model: CheckedMasks,
  path: ReadonlyArray<string | number>,
): ReadonlyArray<ConfigError> => {
  if (own.masks !== model.masks) {
    const accepted =
      model.masks === 'boxes' ? 'blocks, as the first sample has' : 'patches, as the first sample has';
    return [wrongType(path, own.masks, accepted)];
  }
  return (['contexts', 'targets'] as const).flatMap((kind) => {
    const [given, wanted] = [own[kind].length, model[kind].length];
    if (given === wanted) return [];
    const accepted = `${wanted}, as the first sample has`;
    const message = `has ${given} masks; give ${accepted}`;
    const name = kind === 'contexts' ? 'context' : 'targets';
    return [{ code: 'out_of_range', path: [...path, name], given, accepted, message }];
  });
};

/**
 * Masks of one's own as a geometry, which every backend paints, lists and joins
 * like those of a plan. They are checked as a plan's are by construction: inside
 * the grid, targets apart unless they may overlap, contexts apart from targets
 * and not empty.
 *
 * What `writeGeometryJson` of `@jepa-masks/export` wrote, parsed, is such a batch.
 *
 * @returns the geometry, or what is wrong, by sample and mask: the first twenty errors
 *
 * @example
 * ```ts
 * import { geometryOf, unwrap } from '@jepa-masks/core';
 * import { cpu } from '@jepa-masks/cpu';
 *
 * const grid = { rows: 4, columns: 4 };
 * const context = { top: 0, left: 0, height: 4, width: 2 };
 * const targets = [{ top: 1, left: 1, height: 2, width: 2 }];
 * const blocks = unwrap(geometryOf({ grid, samples: [{ context, targets }] }));
 * console.log(cpu.indices(blocks).context.indices.join(' ')); // 0 1 4 8 12 13
 *
 * const patches = unwrap(geometryOf({ grid, samples: [{ context: [0, 5, 10], targets: [[1], [15, 3]] }] }));
 * console.log(cpu.indices(patches).targets.indices.join(' ')); // 1 3 15
 * ```
 */
export const geometryOf = <S extends OwnMasks | Readonly<Record<string, OwnMasks>>>(
  batch: OwnBatch<S>,
): Either<ConfigErrors, Geometry<OwnParts<S>>> => {
  const checked = checkOwnBatch(batch);
  if (checked._tag === 'Left') return checked;
  const { names, rules, gridsOf } = checked.right;
  const made = names.map((name, index) =>
    partOf(name, index, gridOf(gridsOf(name)), batch as unknown as OwnBatch<never>, rules),
  );
  const refused = refuseIfAny(
    made.flatMap((one) => (one._tag === 'Left' ? one.left : [])).slice(0, MOST_ERRORS),
  );
  if (refused._tag === 'Left') return left(refused.left);
  const parts = made.flatMap((one) => (one._tag === 'Right' ? [one.right] : []));
  // The names that were found in the samples are those that their type says.
  return right({ count: batch.samples.length, parts } as unknown as Geometry<OwnParts<S>>);
};
