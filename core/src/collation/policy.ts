import type { MaskSet } from '../geometry/backend.js';
import type { FixedLengths } from '../geometry/fixed-lengths.js';

/** How lists of many lengths come to one. */
export type Policy = 'pad' | 'bucket' | 'subsample' | 'fixed' | 'prefix';

/** The lengths of one role's lists in a batch, and what was asked for it. */
export interface Lists {
  /** Patches of every mask. */
  readonly counts: Int32Array;
  /** The length asked for; undefined if none was. */
  readonly asked: number | undefined;
  /** What lengths are a multiple of, where they are bucketed. */
  readonly multiple: number;
}

const longest = ({ counts }: Lists): number => counts.reduce((most, count) => Math.max(most, count), 0);

const shortest = ({ counts }: Lists): number =>
  counts.length === 0 ? 0 : counts.reduce((least, count) => Math.min(least, count), counts[0]!);

/** The one length that a policy gives the lists of a batch. */
export const lengthOf: Readonly<Record<Policy, (lists: Lists) => number>> = {
  pad: (lists) => Math.min(longest(lists), lists.asked ?? longest(lists)),
  bucket: (lists) => Math.ceil(longest(lists) / lists.multiple) * lists.multiple,
  subsample: (lists) => lists.asked ?? shortest(lists),
  fixed: (lists) => lists.asked ?? lists.counts[0] ?? 0,
  prefix: (lists) => Math.min(shortest(lists), lists.asked ?? shortest(lists)),
};

/** What became of one role's lists. */
export interface Effect {
  /** K, the entries of every list: all that a sample's list owes to the others of its batch. */
  readonly length: number;
  /** Share of the entries that are padding. */
  readonly padding: number;
  /** Share of the patches that are in no list. */
  readonly dropped: number;
}

/** What a length does to lists. */
export const effectOf = (counts: Int32Array, length: number): Effect => {
  let patches = 0;
  let listed = 0;
  for (const count of counts) {
    patches += count;
    listed += Math.min(count, length);
  }
  const entries = counts.length * length;
  return {
    length,
    padding: entries === 0 ? 0 : (entries - listed) / entries,
    dropped: patches === 0 ? 0 : (patches - listed) / patches,
  };
};

/** What a policy made of one part: lengths for its lists, and what they do. */
export interface CollatedPart {
  /** As `fixedIndices` takes them. */
  readonly lengths: FixedLengths;
  /** What became of contexts and of targets. */
  readonly effects: MaskSet<Effect>;
}
