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

const refuseShort = (name: string, length: number, needed: number): void => {
  if (length >= needed) return;
  throw new RangeError(`\`into\` holds ${length} integers in ${name}; this batch needs ${needed}`);
};

/** An array of an earlier part, or a fresh one. */
const take = <A extends Int32Array | Uint32Array>(
  Kind: new (length: number) => A,
  name: string,
  earlier: unknown,
  isFresh: boolean,
  length: number,
): A => {
  if (isFresh) return new Kind(length);
  if (!(earlier instanceof Kind)) {
    throw new TypeError(`\`into\` has no ${name}; give an earlier geometry of the same plan`);
  }
  refuseShort(name, earlier.length, length);
  return earlier.subarray(0, length) as A;
};

/** What the name of an array of a part is in an error. */
const told = (part: string, array: string): string =>
  part === '' ? `parts[0].${array}` : `${part}.${array}`;

/** The arrays that earlier parts have. */
const earlierOf = (into: GeometryBuffers | undefined, index: number): Partial<PartBuffers> =>
  (into?.parts as GeometryBuffers['parts'] | undefined)?.[index] ?? {};

/**
 * A part for a batch, whose arrays are fresh or those of an earlier one.
 *
 * @throws TypeError if the earlier part has no such arrays, RangeError if one is too short
 */
const newPart = <P extends string>(
  { name, masks, grid, contexts, targets, boxesPerTarget }: PartShape<P>,
  count: number,
  isFresh: boolean,
  earlier: Partial<PartBuffers>,
): Part<P> => {
  const phases = take(Uint32Array, told(name, 'phases'), earlier.phases, isFresh, count);
  const shape = { name, grid, contexts, targets, boxesPerTarget, count, phases };
  const length = count * integersPerSample({ ...shape, masks });
  return masks === 'boxes'
    ? { ...shape, masks, boxes: take(Int32Array, told(name, 'boxes'), earlier.boxes, isFresh, length) }
    : { ...shape, masks, words: take(Uint32Array, told(name, 'words'), earlier.words, isFresh, length) };
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
      told(name, 'present'),
      earlierOf(into, index).present,
      into === undefined,
      count * wordsPerMask(grid.patches),
    ),
  );
  const parts = newParts(sets, count, into) as ReadonlyArray<PatchPart<P>>;
  return parts.map((part, index) => ({ ...part, present: present[index]! }));
};
