import { isLeft, multiBlock, random, sample, sampleBatch, spans, unwrap } from '@jepa-masks/core';
import type { planAt, Ramp, schedule } from '@jepa-masks/core/schedule';
import fc from 'fast-check';
import { sampleIntegers } from '../integers.js';
import { demand } from '../law.js';
import type { RunLaw } from './run-law.js';

/** What the laws of schedules are run against. */
export interface Scheduling {
  readonly schedule: typeof schedule;
  readonly planAt: typeof planAt;
}

const share = fc.integer({ min: 10, max: 90 }).map((hundredths) => hundredths / 100);

const rampOf = (value: fc.Arbitrary<number>): fc.Arbitrary<Ramp<number>> =>
  fc.record(
    {
      from: value,
      to: value,
      over: fc.integer({ min: 1, max: 500 }),
      after: fc.nat(100),
      shape: fc.constantFrom('linear', 'cosine'),
      levels: fc.integer({ min: 1, max: 40 }),
    },
    { requiredKeys: ['from', 'to', 'over'] },
  );

const ratios = rampOf(share);

const counts = rampOf(fc.integer({ min: 100, max: 600 }));

/** Where a ramp is, by its definition and in floating point: as close as a table of 256 cosines is. */
const defined = (ramp: Ramp<number>, step: number): number => {
  const { from, to, over, after = 0, shape = 'linear' } = ramp;
  const levels = Math.min(ramp.levels ?? 32, over);
  const level = Math.min(levels, Math.max(0, Math.floor(((step - after) * levels) / over)));
  const way = level / levels;
  return from + (to - from) * (shape === 'linear' ? way : (1 - Math.cos(Math.PI * way)) / 2);
};

const ratioAt = ({ schedule, planAt }: Scheduling, maskRatio: Ramp<number>) => {
  const scheduled = unwrap(schedule(random, { inputSize: 128, maskRatio }));
  return (step: number): number => planAt(scheduled, step).parameters.maskRatio as number;
};

/** Steps from before a ramp to after it. */
const steps = fc.nat(700);

const definition: RunLaw<Scheduling> = {
  name: 'definition',
  proves: 'a value is where its shape has it at the level of its step, and whole where the field is',
  property: (subject) =>
    fc.property(ratios, counts, steps, (maskRatio, whole, step) => {
      const ratio = ratioAt(subject, maskRatio)(step);
      demand(
        Math.abs(ratio - defined(maskRatio, step)) < 1e-4,
        () => `step ${step} has ${ratio}, not ${defined(maskRatio, step)}`,
      );
      const rows = unwrap(subject.schedule(spans, { numTokens: whole }));
      const found = subject.planAt(rows, step).parameters.numTokens as number;
      const exact = defined(whole, step);
      demand(
        Number.isInteger(found) && Math.abs(found - exact) <= 0.51,
        () => `step ${step} has ${found}, not ${exact} to the nearest whole number`,
      );
    }),
};

const ends: RunLaw<Scheduling> = {
  name: 'ends',
  proves:
    'a value starts at the first, stays there until its start, never turns back, and is the last from its end on',
  property: (subject) =>
    fc.property(ratios, steps, steps, (maskRatio, one, other) => {
      const ratio = ratioAt(subject, maskRatio);
      const { from, to, over, after = 0 } = maskRatio;
      const [early, late] = [Math.min(one, other), Math.max(one, other)];
      demand(ratio(0) === from && ratio(after) === from, () => `it does not start at ${from}`);
      demand(
        ratio(after + over) === to && ratio(after + over + late) === to,
        () => `it does not end at ${to}`,
      );
      demand(
        (ratio(late) - ratio(early)) * Math.sign(to - from) >= 0,
        () => `from step ${early} to step ${late} it turns back`,
      );
    }),
};

const alone: RunLaw<Scheduling> = {
  name: 'any step alone',
  proves: 'the mask of seed, step and index is that of the plan of the step, whatever was asked before',
  property: (subject) =>
    fc.property(
      ratios,
      fc.array(steps, { minLength: 1, maxLength: 6 }),
      fc.nat(5),
      (maskRatio, asked, index) => {
        const scheduled = unwrap(subject.schedule(random, { inputSize: 128, maskRatio }));
        for (const step of asked) {
          const plan = subject.planAt(scheduled, step);
          const again = unwrap(subject.schedule(random, { inputSize: 128, maskRatio }));
          const first = subject.planAt(again, step);
          demand(
            JSON.stringify(plan) === JSON.stringify(first),
            () => `step ${step} has another plan when it is asked first`,
          );
          const batch = sampleBatch(plan, { seed: 1, step, count: index + 1 });
          const { maskRatio: ratio } = plan.parameters as { readonly maskRatio: number };
          const key = { seed: 1, step, index };
          const one = sample(unwrap(random.plan({ inputSize: 128, maskRatio: ratio })), key);
          demand(
            sampleIntegers(one, 0).join() === sampleIntegers(batch, index).join(),
            () => `sample ${index} of step ${step} differs when drawn alone`,
          );
        }
      },
    ),
};

const bounded: RunLaw<Scheduling> = {
  name: 'bounded',
  proves:
    'there are no more plans than levels and one, their first steps ascend from 0, and no two neighbours are the same',
  property: (subject) =>
    fc.property(ratios, (maskRatio) => {
      const { stretches } = unwrap(subject.schedule(random, { inputSize: 128, maskRatio }));
      const { over, levels = 32 } = maskRatio;
      demand(stretches.length <= Math.min(levels, over) + 1, () => `there are ${stretches.length} plans`);
      demand(stretches[0].from === 0, () => `the first plan is of step ${stretches[0].from}`);
      stretches.slice(1).forEach((stretch, index) => {
        const before = stretches[index]!;
        demand(before.from < stretch.from, () => `step ${stretch.from} comes after ${before.from}`);
        demand(before.plan !== stretch.plan, () => `the plan does not change at step ${stretch.from}`);
      });
    }),
};

const refused: RunLaw<Scheduling> = {
  name: 'refused',
  proves: 'there are plans if and only if every step has one, and the first step without one is named',
  property: (subject) =>
    fc.property(rampOf(fc.integer({ min: 1, max: 12 })), (numTargetMasks) => {
      const scheduled = subject.schedule(multiBlock, { inputSize: 128, numTargetMasks });
      const { over, after = 0 } = numTargetMasks;
      const known = new Map<number, boolean>();
      const hasPlan = (step: number): boolean => {
        const exact = defined(numTargetMasks, step);
        const count = Math.floor(Number(exact.toFixed(9)) + 0.5);
        if (!known.has(count))
          known.set(count, !isLeft(multiBlock.plan({ inputSize: 128, numTargetMasks: count })));
        return known.get(count)!;
      };
      const all = Array.from({ length: after + over + 1 }, (_, step) => step);
      const bad = all.find((step) => !hasPlan(step));
      demand(
        isLeft(scheduled) === (bad !== undefined),
        () => `step ${bad} has no plan, and that is not told`,
      );
      const told = isLeft(scheduled) ? scheduled.left[0].message : '';
      demand(
        bad === undefined || told.includes(`from step ${bad} on`),
        () => `step ${bad} has no plan; told is ${told}`,
      );
    }),
};

/** What holds of every schedule. */
export const scheduleLaws: ReadonlyArray<RunLaw<Scheduling>> = [definition, ends, alone, bounded, refused];
