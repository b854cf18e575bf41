import { certain, chain, type Law, map, uniform } from './law.js';
import { allOf, type PatchBits, sizeOf, subsets } from './patch-bits.js';

/** What a mask does with its boxes. */
export interface Roles {
  /** Patches of the first steps. */
  readonly kept: PatchBits;
  /** Exactly so many patches of what is left of them, and of the boxes' mask. */
  readonly rest?: number;
  readonly boxes?: number;
  /** Which of the two becomes all that is not in the other. */
  readonly complement?: 'boxes' | 'rest';
}

/** The two masks of a sample before it is said which is the context. */
type Masks = readonly [rest: PatchBits, boxes: PatchBits];

/** So many patches of the rest: a surplus is taken out, a deficit taken from the boxes' mask in the first steps. */
const exactRest = ([rest, boxes]: Masks, kept: PatchBits, wanted: number): Law<Masks> => {
  const surplus = sizeOf(rest) - wanted;
  return surplus >= 0
    ? map(uniform(subsets(rest, surplus)), (taken) => [rest & ~taken, boxes])
    : map(uniform(subsets(boxes & kept, -surplus)), (taken) => [rest | taken, boxes & ~taken]);
};

/** So many patches of the boxes' mask: a deficit is taken from what is in neither, then from the rest. */
const exactBoxes = ([rest, boxes]: Masks, all: PatchBits, wanted: number): Law<Masks> => {
  const surplus = sizeOf(boxes) - wanted;
  if (surplus >= 0) return map(uniform(subsets(boxes, surplus)), (taken) => [rest, boxes & ~taken]);
  const free = all & ~rest & ~boxes;
  const ofFree = Math.min(-surplus, sizeOf(free));
  return chain(uniform(subsets(free, ofFree)), (more) =>
    map(uniform(subsets(rest, -surplus - ofFree)), (taken) => [rest & ~taken, boxes | more | taken]),
  );
};

/** The rest and the boxes' mask that a union of boxes becomes. */
export const masksOf = (union: PatchBits, patches: number, roles: Roles): Law<Masks> => {
  const all = allOf(patches);
  let law: Law<Masks> = certain([roles.kept & ~union, union]);
  const { rest: restPatches, boxes: boxPatches, complement } = roles;
  if (restPatches !== undefined) law = chain(law, (masks) => exactRest(masks, roles.kept, restPatches));
  if (boxPatches !== undefined) law = chain(law, (masks) => exactBoxes(masks, all, boxPatches));
  if (complement === 'boxes') return map(law, ([rest]) => [rest, all & ~rest]);
  if (complement === 'rest') return map(law, ([, boxes]) => [all & ~boxes, boxes]);
  return law;
};
