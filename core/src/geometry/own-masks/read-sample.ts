import { checkCount } from '../../config/check-count.js';
import { collect } from '../../config/collect.js';
import { recordOf } from '../../config/damage.js';
import { type Either, left, right } from '../../config/either.js';
import type { ConfigError } from '../../config/errors.js';
import { listOf } from '../../config/list-of.js';
import { refuseValue } from '../../config/refuse-value.js';
import type { Grid } from '../../grid/grid.js';
import { MOST_MASKS } from '../limits.js';
import type { MaskKind } from '../part.js';
import { readBox } from './read-box.js';
import { readPatches } from './read-patches.js';

type Path = ReadonlyArray<string | number>;
type Read<A> = Either<ReadonlyArray<ConfigError>, A>;

/** The masks of one part of one sample, sound: each as the integers of its boxes, or the words of its patches. */
export interface OwnSample {
  readonly masks: MaskKind;
  readonly contexts: ReadonlyArray<ArrayLike<number>>;
  readonly targets: ReadonlyArray<ArrayLike<number>>;
  /** 32 bits, if the sample says its own. */
  readonly phase: number | undefined;
  /** The words of the patches that are present, if the sample says so. */
  readonly present: Uint32Array | undefined;
}

const WORD = 0xffff_ffff;

/** Whether a value is a list of patches, which may have none. */
const isPatches = (value: unknown): boolean =>
  listOf(value)?.every((one) => typeof one === 'number') ?? false;

/** Whether a value is a block, or a list that has one. */
const holdsBlock = (value: unknown): boolean =>
  (listOf(value) ?? [value]).some((one) => listOf(one) === undefined && recordOf(one) !== undefined);

/** A union of blocks as the integers of its boxes, one box after another. */
const readUnion = (path: Path, given: unknown, grid: Grid): Read<ReadonlyArray<number>> => {
  const union = isPatches(given) ? undefined : listOf(given);
  if (union === undefined) return readBox(path, given, grid);
  if (union.length > MOST_MASKS) return left([refuseValue(path, given, `at most ${MOST_MASKS} blocks`)]);
  const boxes = collect(union.map((block, index) => readBox([...path, index], block, grid)));
  return boxes._tag === 'Left' ? boxes : right(boxes.right.flat());
};

/** The patches that are present, if that is said. */
const readPresent = (
  path: Path,
  given: unknown,
  masks: MaskKind,
  grid: Grid,
): Read<Uint32Array | undefined> => {
  if (given === undefined) return right(undefined);
  if (masks === 'patches') return readPatches([...path, 'present'], given, grid);
  return left([
    refuseValue([...path, 'present'], given, 'none beside blocks: masks as lists of patches have it'),
  ]);
};

/** The masks of one part of one sample, or what is wrong with them. */
export const readOwnSample = (path: Path, given: unknown, grid: Grid): Read<OwnSample> => {
  const own = Array.isArray(given) ? undefined : recordOf(given);
  if (own === undefined) return left([refuseValue(path, given, 'masks { context, targets }')]);
  const { context, phase } = own;
  const targets = listOf(own.targets);
  if (targets === undefined || targets.length === 0 || targets.length > MOST_MASKS) {
    const accepted = `a list of one target to ${MOST_MASKS}: blocks, or lists of patches`;
    return left([refuseValue([...path, 'targets'], own.targets, accepted)]);
  }
  const masks: MaskKind = isPatches(targets[0]) && !holdsBlock(context) ? 'patches' : 'boxes';
  const several = masks === 'patches' && isPatches(context) ? undefined : listOf(context);
  if (several !== undefined && (several.length === 0 || several.length > MOST_MASKS)) {
    const accepted = `a context, or a list of one to ${MOST_MASKS}`;
    return left([refuseValue([...path, 'context'], context, accepted)]);
  }
  const readContext = masks === 'patches' ? readPatches : readBox;
  const readTarget = masks === 'patches' ? readPatches : readUnion;
  const readContexts = several?.map((one, index) => readContext([...path, 'context', index], one, grid));
  const contexts = collect<ConfigError, ArrayLike<number>>(
    readContexts ?? [readContext([...path, 'context'], context, grid)],
  );
  const all = collect<ConfigError, ArrayLike<number>>(
    targets.map((one, index) => readTarget([...path, 'targets', index], one, grid)),
  );
  const wrongPhase = phase === undefined ? [] : checkCount([...path, 'phase'], phase, 0, WORD);
  const present = readPresent(path, own.present, masks, grid);
  if (contexts._tag === 'Left' || all._tag === 'Left' || present._tag === 'Left' || wrongPhase.length > 0) {
    const errors = [contexts, all, present].flatMap((one) => (one._tag === 'Left' ? one.left : []));
    return left([...errors, ...wrongPhase]);
  }
  return right({
    masks,
    contexts: contexts.right,
    targets: all.right,
    phase: phase as number | undefined,
    present: present.right,
  });
};
