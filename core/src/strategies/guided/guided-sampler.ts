import { countSet } from '../../geometry/count-bits.js';
import type { PatchPart } from '../../geometry/part.js';
import { Stream } from '../../keys/stream.js';
import { allPatches } from '../../patches/all-patches.js';
import { PatchDraw } from '../../patches/patch-draw.js';
import { ScorePick } from '../../patches/score-pick.js';
import { setWeights } from '../../patches/score-weights.js';
import { WeightedDraw } from '../../patches/weighted-draw.js';
import type { Plan } from '../../plan/plan.js';
import type { Sampler } from '../../plan/strategy.js';
import { countWithin, type GuidedCounts } from './guided-counts.js';
import type { GuidedPart } from './guided-part.js';

/**
 * Picks patches by score, then those that are thrown, then some at random, and
 * shows some of the highest again: among the patches that are present, where a
 * part says which are.
 */
export const guidedSampler = (plan: Plan<'', GuidedPart>): Sampler => {
  const [part] = plan.parts;
  const { pick, leastWeight, grid } = part;
  const n = grid.patches;
  const all = allPatches(n);
  const length = all.length;
  const stream = new Stream();
  const picked = new ScorePick(n);
  const patchDraw = new PatchDraw(n);
  const weighted = new WeightedDraw(n);
  const sign = pick === 'low' ? -1 : 1;
  const isKept = pick === 'sampled' && part.draws === 'kept';
  const counts: GuidedCounts = { byScore: 0, thrown: 0, atRandom: 0, hinted: 0, shown: 0 };
  // Two sets: masked patches, and the highest of them, of which some are shown.
  const hints = new Uint32Array(2 * length);

  const pickByScore = (
    scores: ArrayLike<number> | undefined,
    first: number,
    words: Uint32Array,
    from: number,
    to: number,
  ) => {
    const { byScore, thrown } = counts;
    if (pick !== 'sampled') {
      picked.move(scores, first, sign, words, from, to, byScore, stream);
      picked.move(scores, first, sign, words, from, -1, thrown, stream);
      return;
    }
    setWeights(weighted.weights, scores, first, words, from, leastWeight);
    weighted.start();
    for (let drawn = 0; drawn < byScore + thrown; drawn++) {
      const patch = weighted.next(stream);
      const bit = 0x80000000 >>> (patch & 31);
      words[from + (patch >>> 5)]! &= ~bit;
      if (drawn < byScore) words[to + (patch >>> 5)]! |= bit;
    }
  };

  const showAgain = (
    scores: ArrayLike<number> | undefined,
    first: number,
    words: Uint32Array,
    context: number,
    target: number,
  ) => {
    for (let word = 0; word < length; word++) {
      hints[word] = words[target + word]!;
      hints[length + word] = 0;
    }
    picked.move(scores, first, 1, hints, 0, length, counts.hinted, stream);
    patchDraw.move(hints, length, -1, counts.hinted - counts.shown, stream);
    for (let word = 0; word < length; word++) {
      words[target + word]! &= ~hints[length + word]!;
      words[context + word]! |= hints[length + word]!;
    }
  };

  return (root, { scores } = {}) =>
    (index, sample, parts) => {
      const { words, phases, present } = parts[0] as PatchPart;
      const context = sample * 2 * length;
      const target = context + length;
      const first = sample * n;
      const size = present === undefined ? n : countSet(present, sample * length, length);
      countWithin(part, size, counts);
      // A single patch is seen, whichever patches are drawn.
      const from = isKept && size > 1 ? target : context;
      const to = from === target ? context : target;
      for (let word = 0; word < length; word++) {
        words[from + word] = present === undefined ? all[word]! : present[sample * length + word]!;
        words[to + word] = 0;
      }
      stream.seed(root, index, -1);
      if (size > 1) {
        pickByScore(scores, first, words, from, to);
        patchDraw.move(words, from, to, counts.atRandom, stream);
        if (counts.shown > 0) showAgain(scores, first, words, context, target);
      }
      phases[sample] = stream.next();
    };
};
