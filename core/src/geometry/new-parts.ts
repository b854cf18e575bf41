import {
  integersPerSample,
  type Part,
  type PartShape,
  type PartWithin,
  type PatchPart,
  wordsPerMask,
} from './part.js';

/** Arrays of a part that a batch is drawn into: as many integers as it needs, or more. */
export interface PartBuffers {
  /** Where masks are boxes. */
  readonly boxes?: Int32Array;
  /** Where masks are patches. */
  readonly words?: Uint32Array;
  /** One a sample. */
  readonly phases: Uint32Array;
  /** Where it is said which patches are present. */
  readonly present?: Uint32Array;
}

/** What a batch is drawn into: an earlier geometry, or arrays of one's own, part by part. */
export interface GeometryBuffers {
  /** As many as the plan has. */
  readonly parts: ReadonlyArray<PartBuffers>;
}

/** How an array of a part is named in an error. */
const told = (part: string, array: string): string =>
  part === '' ? `parts[0].${array}` : `${part}.${array}`;

/** An array of an earlier part, or a fresh one. */
const take = <A extends Int32Array | Uint32Array>(
  Kind: new (length: number) => A,
  part: string,
  array: string,
  earlier: unknown,
  isFresh: boolean,
  length: number,
): A => {
  if (isFresh) return new Kind(length);
  if (!(earlier instanceof Kind)) {
    throw new TypeError(`\`into\` has no ${told(part, array)}; give an earlier geometry of the same plan`);
  }
  if (earlier.length < length) {
    throw new RangeError(
      `\`into\` holds ${earlier.length} integers in ${told(part, array)}; this batch needs ${length}`,
    );
  }
  return earlier.subarray(0, length) as A;
};

/** The arrays that earlier parts have. */
const earlierOf = (into: GeometryBuffers | undefined, index: number): Partial<PartBuffers> =>
  (into?.parts as GeometryBuffers['parts'] | undefined)?.[index] ?? {};

/**
 * A part for a batch, whose arrays are fresh or those of an earlier one.
 *
 * @throws TypeError if the earlier part has no such arrays, RangeError if one is too short
 */
const newPart = <P extends string>(
  planned: PartShape<P>,
  count: number,
  isFresh: boolean,
  earlier: Partial<PartBuffers>,
): Part<P> => {
  // Named one by one: copies by `...` take engines most of a small batch's time.
  const { name, masks, grid, contexts, targets, boxesPerTarget } = planned;
  const phases = take(Uint32Array, name, 'phases', earlier.phases, isFresh, count);
  const length = count * integersPerSample(planned);
  if (masks === 'boxes') {
    const boxes = take(Int32Array, name, 'boxes', earlier.boxes, isFresh, length);
    return { name, grid, contexts, targets, boxesPerTarget, count, phases, masks, boxes };
  }
  const words = take(Uint32Array, name, 'words', earlier.words, isFresh, length);
  return { name, grid, contexts, targets, boxesPerTarget, count, phases, masks, words };
};

/**
 * Parts for a batch of `count` samples, written by nobody yet.
 *
 * @param into whose arrays are taken; fresh ones if absent
 * @throws TypeError if `into` has no such arrays, RangeError if one is too short
 */
export const newParts = <P extends string>(
  shapes: ReadonlyArray<PartShape<P>>,
  count: number,
  into: GeometryBuffers | undefined,
): ReadonlyArray<Part<P>> =>
  shapes.map((shape, index) => newPart(shape, count, into === undefined, earlierOf(into, index)));

/**
 * The same where it is said which patches of a batch are present: masks are sets of
 * patches, whatever they would be, and there is room for what is present of each sample.
 *
 * @param into whose arrays are taken; fresh ones if absent
 * @throws TypeError if `into` has no such arrays, RangeError if one is too short
 */
export const newPartsWithin = <P extends string>(
  shapes: ReadonlyArray<PartShape<P>>,
  count: number,
  into: GeometryBuffers | undefined,
): ReadonlyArray<PartWithin<P>> => {
  const sets = shapes.map((shape) => ({ ...shape, masks: 'patches' as const, boxesPerTarget: 0 }));
  const present = sets.map(({ name, grid }, index) =>
    take(
      Uint32Array,
      name,
      'present',
      earlierOf(into, index).present,
      into === undefined,
      count * wordsPerMask(grid.patches),
    ),
  );
  const parts = newParts(sets, count, into) as ReadonlyArray<PatchPart<P>>;
  return parts.map((part, index) => ({ ...part, present: present[index]! }));
};
