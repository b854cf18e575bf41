import type { Geometry, PlannedPart } from '@jepa-masks/core';
import type { GuidedPart } from '@jepa-masks/core/strategies';
import fc from 'fast-check';
import { sampleIntegers } from '../integers.js';
import { demand, type Law } from '../law.js';
import { masksOf } from '../patches.js';
import { requests } from '../requests.js';
import { scoreNumbers, scoresOf } from '../scores.js';

const SAMPLES = 3;

/** Whether a part picks patches by their scores, the highest or the lowest. */
const isRanked = (part: PlannedPart): part is GuidedPart => {
  const { pick } = part as Partial<GuidedPart>;
  return pick === 'high' || pick === 'low';
};

const keepsCounts = (geometry: Geometry, { guarantees }: PlannedPart, sample: number): boolean => {
  const { contexts, targets } = masksOf(geometry.parts[0], sample);
  const predicted = targets.flatMap((mask) => [...mask]);
  const union = new Set(predicted);
  const within = (size: number, { min, max }: { readonly min: number; readonly max: number }): boolean =>
    size >= min && size <= max;
  return (
    union.size === predicted.length &&
    within(union.size, guarantees.union) &&
    targets.every(({ size }) => within(size, guarantees.target)) &&
    contexts.every((mask) => within(mask.size, guarantees.context)) &&
    contexts.every((mask) => [...mask].every((patch) => !union.has(patch)))
  );
};

/** Patches that outdo so many others that they are sure to be picked, of which some may be shown again. */
const demandPicked = (geometry: Geometry, part: GuidedPart, sample: number, scores: Float64Array): void => {
  const sign = part.pick === 'low' ? -1 : 1;
  const own = [...scores].map((score) => sign * score);
  const least = [...own].sort((a, b) => b - a)[part.byScore - 1] ?? Number.POSITIVE_INFINITY;
  const { targets } = masksOf(geometry.parts[0], sample);
  const left = own.filter((score, patch) => score > least && !targets[0]!.has(patch)).length;
  demand(
    left <= part.shown,
    () => `${left} patches of sample ${sample} are not masked though they come first`,
  );
};

/** Masks that follow scores keep all that others keep, and follow them. */
export const followingScores: Law = {
  name: 'scores',
  proves:
    'where masks follow scores, counts are kept whatever is scored; a sample follows its own scores and no other’s; scores that are alike are as none; the highest come first, and a higher score never unmasks a patch',
  isStatistical: false,
  property: ({ plan, draw }) =>
    fc.property(requests(1), scoresOf(SAMPLES), fc.nat(), fc.nat(3), (request, samples, which, more) => {
      const [part] = plan.parts;
      if (part.follows !== 'scores') return;
      const { patches } = part.grid;
      const key = { ...request, count: SAMPLES };
      const scores = scoreNumbers(patches, samples);
      const drawn = draw(plan, { ...key, scores });
      samples.forEach((_, sample) => {
        const own = scores.slice(sample * patches, (sample + 1) * patches);
        demand(keepsCounts(drawn, part, sample), () => `sample ${sample} has other counts for its scores`);
        const alone = { ...request, first: request.first + sample, count: 1 };
        demand(
          sampleIntegers(draw(plan, { ...alone, scores: own }), 0).join() ===
            sampleIntegers(drawn, sample).join(),
          () => `sample ${sample} differs when drawn alone with its scores`,
        );
        if (!isRanked(part)) return;
        demandPicked(drawn, part, sample, own);
        if (part.pick === 'low' || part.atRandom + part.shown > 0) return;
        const masked = [...masksOf(drawn.parts[0], sample).targets[0]!];
        const patch = masked[which % masked.length]!;
        const raised = own.map((score, at) => (at === patch ? score + more * Math.abs(score) + more : score));
        demand(
          masksOf(draw(plan, { ...alone, scores: raised }).parts[0], 0).targets[0]!.has(patch),
          () => `patch ${patch} of sample ${sample} is unmasked by a higher score`,
        );
      });
      const none = draw(plan, key);
      const alike = draw(plan, { ...key, scores: new Float64Array(SAMPLES * patches).fill(more - 1) });
      for (let sample = 0; sample < SAMPLES; sample++) {
        demand(
          sampleIntegers(alike, sample).join() === sampleIntegers(none, sample).join(),
          () => `sample ${sample} differs though all its patches score alike`,
        );
      }
    }),
};
