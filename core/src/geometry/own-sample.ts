import { checkCount } from '../config/check-count.js';
import { recordOf } from '../config/damage.js';
import { type Either, left, right } from '../config/either.js';
import { type ConfigError, formatValue } from '../config/errors.js';
import type { Grid } from '../grid/grid.js';
import type { Block } from './block.js';
import type { MaskKind } from './part.js';

type Path = ReadonlyArray<string | number>;

/** The masks of one part of one sample, sound: each as its boxes, or as its patches. */
export interface CheckedMasks {
  readonly masks: MaskKind;
  /** One box each, or patches. */
  readonly contexts: ReadonlyArray<ReadonlyArray<Block> | ReadonlyArray<number>>;
  /** Boxes of a union, or patches. */
  readonly targets: ReadonlyArray<ReadonlyArray<Block> | ReadonlyArray<number>>;
  readonly phase: number | undefined;
}

const WORD = 0xffff_ffff;

/** An error that says what is wanted instead of a value. */
export const wrongType = (path: Path, given: unknown, accepted: string): ConfigError => ({
  code: 'wrong_type',
  path,
  given,
  accepted,
  message: `is ${formatValue(given)}; give ${accepted}`,
});

/** A list, or numbers as a typed array. */
const listOf = (value: unknown): ReadonlyArray<unknown> | undefined => {
  if (Array.isArray(value)) return value;
  if (!ArrayBuffer.isView(value) || value instanceof DataView) return undefined;
  return Array.from(value as unknown as ArrayLike<unknown>);
};

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

const checkBlock = (given: unknown, path: Path, grid: Grid): ReadonlyArray<ConfigError> => {
  const block = listOf(given) === undefined ? recordOf(given) : undefined;
  const names = ['left, width', 'top, left, height, width', 'start, top, left, duration, height, width'];
  if (block === undefined) return [wrongType(path, given, `a block { ${names[grid.axes - 1]} } in patches`)];
  return [
    ...(grid.axes < 3 ? [] : checkExtent(block, path, 'start', 'duration', grid.frames)),
    ...(grid.axes < 2 ? [] : checkExtent(block, path, 'top', 'height', grid.rows)),
    ...checkExtent(block, path, 'left', 'width', grid.columns),
  ];
};

/** A row's blocks have a left and a width only. */
const asBlock = (given: unknown): Block => ({
  top: 0,
  height: 1,
  ...(given as Pick<Block, 'left' | 'width'> & Partial<Block>),
});

const checkPatches = (given: unknown, path: Path, { patches }: Grid): ReadonlyArray<ConfigError> => {
  const list = listOf(given);
  if (list === undefined) return [wrongType(path, given, 'a list of patches')];
  for (const [index, patch] of list.entries()) {
    const wrong = checkCount([...path, index], patch, 0, patches - 1);
    if (wrong.length > 0) return wrong;
  }
  if (new Set(list).size === list.length) return [];
  return [wrongType(path, given, 'a list in which each patch stands once')];
};

/** Whether a value is a list of patches: an empty one may be. */
const isPatches = (value: unknown): boolean =>
  listOf(value)?.every((one) => typeof one === 'number') ?? false;

/** A context is one mask, or a list of them. */
const contextsOf = (context: unknown): ReadonlyArray<unknown> => {
  const list = listOf(context);
  if (list === undefined || isPatches(context)) return [context];
  return list;
};

/** The masks of one part of one sample, or what is wrong with them. */
export const checkOwnSample = (
  given: unknown,
  path: Path,
  grid: Grid,
): Either<ReadonlyArray<ConfigError>, CheckedMasks> => {
  const own = listOf(given) === undefined ? recordOf(given) : undefined;
  if (own === undefined) return left([wrongType(path, given, 'masks { context, targets }')]);
  const { context, targets: givenTargets, phase } = own;
  const isEmptyList = Array.isArray(context) && context.length === 0;
  if (isEmptyList) return left([wrongType([...path, 'context'], context, 'one block or more')]);
  const targets = listOf(givenTargets);
  if (targets === undefined || targets.length === 0) {
    return left([wrongType([...path, 'targets'], givenTargets, 'a list of one block or more')]);
  }
  const contexts = contextsOf(context);
  const masks: MaskKind = isPatches(contexts[0]) ? 'patches' : 'boxes';
  const place = (kind: 'context' | 'targets', index: number): Path =>
    kind === 'context' && contexts[0] === context ? [...path, kind] : [...path, kind, index];
  const check = (kind: 'context' | 'targets') => (mask: unknown, index: number) => {
    const at = place(kind, index);
    if (masks === 'patches') return checkPatches(mask, at, grid);
    const union = kind === 'targets' && !isPatches(mask) ? listOf(mask) : undefined;
    if (union === undefined) return checkBlock(mask, at, grid);
    return union.flatMap((block, box) => checkBlock(block, [...at, box], grid));
  };
  const errors = [
    ...contexts.flatMap(check('context')),
    ...targets.flatMap(check('targets')),
    ...(phase === undefined ? [] : checkCount([...path, 'phase'], phase, 0, WORD)),
  ];
  if (errors.length > 0) return left(errors);
  const sound = (mask: unknown): ReadonlyArray<Block> | ReadonlyArray<number> =>
    masks === 'patches' ? (listOf(mask) as ReadonlyArray<number>) : (listOf(mask) ?? [mask]).map(asBlock);
  return right({
    masks,
    contexts: contexts.map(sound),
    targets: targets.map(sound),
    phase: phase as number | undefined,
  });
};
