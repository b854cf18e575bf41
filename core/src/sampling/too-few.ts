import { type PatchPart, wordOffset, wordsPerMask } from '../geometry/part.js';
import type { Guarantees } from '../plan/planned-part.js';

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

/** What is to be told of a sample, if any of its masks is without a patch. */
export const tooFewOf = <P extends string>(
  part: PatchPart<P>,
  { context, target }: Guarantees,
  sample: number,
  index: number,
  present: number,
): TooFew<P> | undefined => {
  const { contexts, targets, name, grid } = part;
  let emptyContexts = 0;
  let emptyTargets = 0;
  for (let mask = 0; mask < contexts + targets; mask++) {
    const { min } = mask < contexts ? context : target;
    if (min === 0 || !isEmpty(part, sample, mask)) continue;
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
