import type { GuidedPart } from './guided-part.js';

/** How many patches of a sample go which way. */
export type GuidedCounts = {
  -readonly [Name in 'atRandom' | 'byScore' | 'hinted' | 'shown' | 'thrown']: number;
};

const nearest = (count: number, size: number, of: number): number =>
  Math.floor((2 * count * size + of) / (2 * of));

/**
 * Writes the counts of a sample of which `size` patches are present: the plan's if
 * all are; else its shares of them to the nearest, one at least masked and one
 * seen. Of a single patch none is masked.
 */
export const countWithin = (part: GuidedPart, size: number, counts: GuidedCounts): void => {
  const { patches } = part.grid;
  const { byScore, atRandom, thrown, hinted, shown, guarantees } = part;
  const planned = guarantees.target.min + shown;
  const masked = size < 2 ? 0 : Math.min(size - 1, Math.max(1, nearest(planned, size, patches)));
  counts.thrown = size < 2 ? 0 : Math.min(Math.floor((thrown * size) / patches), size - masked - 1);
  const isKept = part.pick === 'sampled' && part.draws === 'kept';
  const drawn = isKept ? Math.max(0, size - masked - counts.thrown) : masked;
  counts.byScore = nearest(byScore, drawn, byScore + atRandom);
  counts.atRandom = drawn - counts.byScore;
  counts.hinted = Math.min(counts.byScore, nearest(hinted, size, patches));
  counts.shown = Math.min(counts.hinted, nearest(shown, size, patches), Math.max(0, masked - 1));
};
