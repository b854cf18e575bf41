import { type PatchPart, wordOffset, wordsPerMask } from '../geometry/part.js';
import type { Bounds, Guarantees } from '../plan/planned-part.js';

/** A sample of which too few patches are present: masks of it have none that the plan says have some. */
export interface TooFew<P extends string = string> {
  /** Number of the sample in the batch. */
  readonly sample: number;
  /** Its index, as its key has it. */
  readonly index: number;
  /** Name of the part; '' for a single unnamed one. */
  readonly part: P;
  /** Patches of it that are present. */
  readonly present: number;
  /** Contexts without a patch. */
  readonly emptyContexts: number;
  /** Targets without a patch. */
  readonly emptyTargets: number;
  /** All this in a sentence. */
  readonly message: string;
}

/** What no part of a sample has, though all parts together have some in every whole sample. */
export interface Lacking {
  readonly context: boolean;
  readonly target: boolean;
}

/** Whether no part of a sample has any of its contexts, or of its targets. */
export const hasNone = (parts: ReadonlyArray<PatchPart>, sample: number, masks: keyof Lacking): boolean =>
  parts.every((part) => {
    const { contexts, targets } = part;
    const first = masks === 'context' ? 0 : contexts;
    const end = masks === 'context' ? contexts : contexts + targets;
    for (let mask = first; mask < end; mask++) if (!isEmpty(part, sample, mask)) return false;
    return true;
  });

const isEmpty = (part: PatchPart, sample: number, mask: number): boolean => {
  const at = wordOffset(part, sample, mask);
  for (let word = at; word < at + wordsPerMask(part.grid.patches); word++) {
    if (part.words[word] !== 0) return false;
  }
  return true;
};

/** `2 of 4 targets`; nothing of none. */
const some = (empty: number, of: number, one: string): string => {
  if (empty === 0) return '';
  return of === 1 ? `the ${one}` : `${empty} of ${of} ${one}s`;
};

/** Whether a mask may be without a patch. */
const mayBeEmpty = ({ min, max }: Bounds, isLacking: boolean): boolean =>
  max === 0 || (min === 0 && !isLacking);

/**
 * What is to be told of a part of a sample, if any of its masks is without a patch.
 *
 * @param lacking what the whole sample has none of
 */
export const tooFewOf = <P extends string>(
  part: PatchPart<P>,
  { context, target }: Guarantees,
  sample: number,
  index: number,
  present: number,
  lacking: Lacking,
): TooFew<P> | undefined => {
  const { contexts, targets, name, grid } = part;
  let emptyContexts = 0;
  let emptyTargets = 0;
  for (let mask = 0; mask < contexts + targets; mask++) {
    const isAllowed =
      mask < contexts ? mayBeEmpty(context, lacking.context) : mayBeEmpty(target, lacking.target);
    if (isAllowed || !isEmpty(part, sample, mask)) continue;
    if (mask < contexts) emptyContexts++;
    else emptyTargets++;
  }
  if (emptyContexts + emptyTargets === 0) return undefined;
  const empty = [some(emptyContexts, contexts, 'context'), some(emptyTargets, targets, 'target')];
  const of = name === '' ? '' : ` of ${name}`;
  const message =
    `sample ${sample}: ${present} of ${grid.patches} patches${of} ${present === 1 ? 'is' : 'are'} present, ` +
    `too few for ${empty.filter((text) => text !== '').join(' and ')}`;
  return { sample, index, part: name, present, emptyContexts, emptyTargets, message };
};
