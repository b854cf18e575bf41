import { checkCount } from '../config/check-count.js';
import { type Either, left, right } from '../config/either.js';
import { type ConfigError, formatValue } from '../config/errors.js';
import type { Grid } from '../grid/grid.js';
import type { Block } from './geometry.js';
import type { TargetOverlap } from './target-overlap.js';

/** One level of one sample, sound. */
export interface CheckedLevel {
  readonly contexts: ReadonlyArray<Block>;
  readonly targets: ReadonlyArray<Block>;
  readonly phase: number | undefined;
}

/** What masks keep, besides the grid. */
export interface OwnRules {
  readonly targetOverlap: TargetOverlap;
  readonly minContextPatches: number;
}

type Path = ReadonlyArray<string | number>;

const wrongType = (path: Path, given: unknown, accepted: string): ConfigError => ({
  code: 'wrong_type',
  path,
  given,
  accepted,
  message: `is ${formatValue(given)}; give ${accepted}`,
});

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A start and a length along an axis of `most` patches. */
const checkExtent = (
  block: Readonly<Record<string, unknown>>,
  path: Path,
  start: string,
  length: string,
  most: number,
): ReadonlyArray<ConfigError> => {
  const from = block[start];
  const misplaced = checkCount([...path, start], from, 0, most - 1);
  if (misplaced.length > 0) return misplaced;
  return checkCount([...path, length], block[length], 1, most - (from as number));
};

const checkBlock = (given: unknown, path: Path, { rows, columns }: Grid): ReadonlyArray<ConfigError> =>
  isRecord(given)
    ? [
        ...checkExtent(given, path, 'top', 'height', rows),
        ...checkExtent(given, path, 'left', 'width', columns),
      ]
    : [wrongType(path, given, 'a block { top, left, height, width } in patches')];

/** Patches that two extents along an axis share; 0 or less if they are apart. */
const shared = (start: number, length: number, otherStart: number, otherLength: number): number =>
  Math.min(start + length, otherStart + otherLength) - Math.max(start, otherStart);

const overlaps = (a: Block, b: Block): boolean =>
  shared(a.top, a.height, b.top, b.height) > 0 && shared(a.left, a.width, b.left, b.width) > 0;

/** Patches of a block that no target has, up to `enough`. */
const patchesLeft = (block: Block, targets: ReadonlyArray<Block>, enough: number): number => {
  let left = 0;
  for (let top = block.top; top < block.top + block.height; top++) {
    for (let column = block.left; column < block.left + block.width; column++) {
      const patch = { top, left: column, height: 1, width: 1 };
      if (!targets.some((target) => overlaps(target, patch))) left++;
      if (left >= enough) return left;
    }
  }
  return left;
};

/** Rules that blocks keep which lie where they may. */
const checkRules = (
  { contexts, targets }: CheckedLevel,
  path: Path,
  { targetOverlap, minContextPatches }: OwnRules,
): ReadonlyArray<ConfigError> => [
  ...targets.flatMap((target, index): ReadonlyArray<ConfigError> => {
    const other = targetOverlap === 'allow' ? -1 : targets.findIndex((one) => overlaps(one, target));
    if (other < 0 || other >= index) return [];
    const accepted = "a block apart from all other targets, or targetOverlap: 'allow'";
    const message = `shares patches with target ${other}; give ${accepted}`;
    return [{ code: 'out_of_range', path: [...path, 'targets', index], given: target, accepted, message }];
  }),
  ...contexts.flatMap((context, index): ReadonlyArray<ConfigError> => {
    const kept = patchesLeft(context, targets, minContextPatches);
    if (kept >= minContextPatches) return [];
    const accepted = `a block that keeps at least ${minContextPatches} patches`;
    const message = `keeps ${kept} patches once the targets are taken out; give ${accepted}`;
    return [{ code: 'out_of_range', path: [...path, 'context', index], given: context, accepted, message }];
  }),
];

const WORD = 0xffff_ffff;

/** A level, or what is wrong with it. */
export const checkOwnLevel = (
  given: unknown,
  path: Path,
  grid: Grid,
  rules: OwnRules,
): Either<ReadonlyArray<ConfigError>, CheckedLevel> => {
  if (!isRecord(given)) return left([wrongType(path, given, 'masks { context, targets }')]);
  const { context, targets, phase } = given;
  const contexts = Array.isArray(context) ? context : [context];
  if (contexts.length === 0) return left([wrongType([...path, 'context'], context, 'one block or more')]);
  if (!Array.isArray(targets) || targets.length === 0) {
    return left([wrongType([...path, 'targets'], targets, 'a list of one block or more')]);
  }
  const errors = [
    ...contexts.flatMap((block, index) =>
      checkBlock(block, Array.isArray(context) ? [...path, 'context', index] : [...path, 'context'], grid),
    ),
    ...targets.flatMap((block, index) => checkBlock(block, [...path, 'targets', index], grid)),
    ...(phase === undefined ? [] : checkCount([...path, 'phase'], phase, 0, WORD)),
  ];
  if (errors.length > 0) return left(errors);
  const level = { contexts, targets, phase } as CheckedLevel;
  const broken = checkRules(level, path, rules);
  return broken.length > 0 ? left(broken) : right(level);
};
