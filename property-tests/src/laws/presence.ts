import { type GeometryWithin, type Plan, type PlannedPart, strategies } from '@jepa-masks/core';
import { patchWords } from '@jepa-masks/core/geometry';
import type { Bounds } from '@jepa-masks/core/plan';
import fc from 'fast-check';
import { sampleIntegers } from '../integers.js';
import { demand, type Law } from '../law.js';
import { labelOf } from '../law-of-samples.js';
import { masksOf } from '../patches.js';
import { presenceBytes, presencesOf } from '../presences.js';
import { requests } from '../requests.js';
import type { Subject } from '../subject.js';

const SAMPLES = 4;

/** Whether a strategy says itself how it draws where patches are absent: which is too few is then for it to say. */
const hasOwnLaw = ({ plan }: Subject): boolean =>
  strategies.some(({ name, samplerWithin }) => name === plan.strategy && samplerWithin !== undefined);

/** A part of video: what its boxes leave lies in its first steps, unless it is all of that. */
interface KeepsFirstSteps {
  readonly keptSteps?: number;
  readonly complement?: string;
}

/** Whether so few patches are present of those that contexts, or targets, may have that they may get none. */
const isScarce = (planned: PlannedPart, there: ReadonlySet<number>): boolean => {
  const { keptSteps, complement } = planned as PlannedPart & KeepsFirstSteps;
  if (keptSteps === undefined || complement === 'rest') return false;
  const { rows, columns } = planned.grid;
  const first = [...there].filter((patch) => patch < keptSteps * rows * columns);
  return first.length < Math.min(2, there.size);
};

/** Patches with which every mask has one. */
const enough = ({ contexts, targets, targetOverlap }: PlannedPart): number =>
  contexts + (targetOverlap === 'forbid' ? targets : 1);

/** Puts the law to a sample of a part, of which it was handed in what is present. */
const checkSample = (
  { parts, tooFew }: GeometryWithin,
  { together }: Plan,
  planned: PlannedPart,
  index: number,
  sample: number,
  bytes: Uint8Array,
  isOwn: boolean,
): void => {
  const part = parts[index]!;
  const what = `${labelOf(planned)}sample ${sample}`;
  const there = new Set([...bytes.keys()].filter((patch) => bytes[patch] === 1));
  const { contexts, targets } = masksOf(part, sample);
  const said = masksOf({ ...part, words: part.present, contexts: 1, targets: 0 }, sample).contexts[0]!;
  demand(
    [...there].join() === [...said].join(),
    () => `${what} says that others are present than were handed in`,
  );
  for (const mask of [...contexts, ...targets]) {
    demand(
      [...mask].every((patch) => there.has(patch)),
      () => `${what} has a patch that is absent in a mask`,
    );
  }
  const predicted = targets.flatMap((mask) => [...mask]);
  const union = new Set(predicted);
  demand(
    planned.targetOverlap === 'allow' || union.size === predicted.length,
    () => `${what} has targets that share a patch`,
  );
  demand(
    contexts.every((mask) => [...mask].every((patch) => !union.has(patch))),
    () => `${what} has a patch in a context and in a target`,
  );
  const { context, target } = planned.guarantees;
  const hasAny = (kind: 'contexts' | 'targets'): boolean =>
    parts.some((one) => masksOf(one, sample)[kind].some(({ size }) => size > 0));
  const without = (masks: ReadonlyArray<Set<number>>, { min, max }: Bounds, isLacking: boolean): number =>
    max === 0 || (min === 0 && !isLacking) ? 0 : masks.filter(({ size }) => size === 0).length;
  const lacksContext = together !== undefined && together.context.min > 0 && !hasAny('contexts');
  const lacksTarget = together !== undefined && together.target.min > 0 && !hasAny('targets');
  const emptyContexts = without(contexts, context, lacksContext);
  const emptyTargets = without(targets, target, lacksTarget);
  const told = tooFew.filter((one) => one.sample === sample && one.part === planned.name);
  demand(
    told.length === Number(emptyContexts + emptyTargets > 0) &&
      told.every(
        (one) =>
          one.present === there.size &&
          one.emptyContexts === emptyContexts &&
          one.emptyTargets === emptyTargets,
      ),
    () => `${what} is told to have too few patches otherwise than it has: ${JSON.stringify(told)}`,
  );
  demand(
    there.size === 0 ||
      context.min === 0 ||
      contexts.some(({ size }) => size > 0) ||
      isScarce(planned, there),
    () => `${what} has nothing to see`,
  );
  if ((isOwn && !('keptSteps' in planned)) || isScarce(planned, there)) return;
  demand(there.size < 2 || target.min === 0 || union.size > 0, () => `${what} has nothing to predict`);
  demand(
    told.length === 0 || there.size < enough(planned),
    () => `${what} has ${there.size} patches and still a mask without one`,
  );
};

/** What is absent is in no mask, and nothing else changes what a sample has. */
export const presence: Law = {
  name: 'presence',
  proves:
    'a patch that is absent is in no mask; a mask without a patch is told; a sample follows from its key and from what is present of it, and is the same as ever if all is',
  isStatistical: false,
  property: (subject) =>
    fc.property(requests(1), presencesOf(SAMPLES), (request, samples) => {
      const { plan, draw, drawWithin } = subject;
      if (drawWithin === undefined) return;
      const key = { ...request, count: SAMPLES };
      const present = presenceBytes(plan, samples);
      const drawn = drawWithin(plan, { ...key, present });
      plan.parts.forEach((planned, index) => {
        const all = present instanceof Uint8Array ? present : present[planned.name]!;
        const { patches } = planned.grid;
        for (let sample = 0; sample < SAMPLES; sample++) {
          const bytes = all.subarray(sample * patches, (sample + 1) * patches);
          checkSample(drawn, plan, planned, index, sample, bytes, hasOwnLaw(subject));
        }
      });
      samples.forEach((own, sample) => {
        const first = request.first + sample;
        const alone = drawWithin(plan, { ...key, first, count: 1, present: presenceBytes(plan, [own]) });
        demand(
          sampleIntegers(alone, 0).join() === sampleIntegers(drawn, sample).join(),
          () => `sample ${sample} differs when drawn alone`,
        );
      });
      const whole = presenceBytes(
        plan,
        samples.map(({ chance }) => ({ kind: 'all', chance })),
      );
      const within = drawWithin(plan, { ...key, present: whole });
      draw(plan, key).parts.forEach((part, index) => {
        const same =
          patchWords(part).join() === within.parts[index]!.words.join() &&
          part.phases.join() === within.parts[index]!.phases.join();
        demand(
          same,
          () => `${labelOf(part)}samples of which all is present differ from those that don’t say so`,
        );
      });
    }),
};
