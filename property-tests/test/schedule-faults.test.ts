import { isLeft, right } from '@jepa-masks/core/config';
import { planAt, type Ramp, type ScheduledPlan, schedule } from '@jepa-masks/core/schedule';
import { describe, expect, test } from 'vitest';
import { lawsBroken } from '../src/runs/run-law.js';
import { type Scheduling, scheduleLaws } from '../src/runs/schedule-laws.js';

const RUNS = 40;

/** The library with ramps that are changed before they are planned. */
const changed = (change: (ramp: Ramp<number>) => Ramp<number>): Scheduling => ({
  planAt,
  schedule: ((strategy, config) => {
    const entries = Object.entries(config).map(([name, value]) => [
      name,
      typeof value === 'object' && value !== null && 'over' in value ? change(value as Ramp<number>) : value,
    ]);
    return schedule(strategy, Object.fromEntries(entries));
  }) as typeof schedule,
});

const asking = (at: (scheduled: ScheduledPlan, step: number) => number): Scheduling => ({
  schedule,
  planAt: ((scheduled: ScheduledPlan, step: number) =>
    planAt(scheduled, at(scheduled, step))) as typeof planAt,
});

/** Plans of which some are changed. */
const replanned = (change: (scheduled: ScheduledPlan) => ScheduledPlan): Scheduling => ({
  planAt,
  schedule: ((strategy, config) => {
    const made = schedule(strategy, config);
    return isLeft(made) ? made : right(change(made.right));
  }) as typeof schedule,
});

let calls = 0;

const faults: ReadonlyArray<readonly [fault: string, law: string, subject: Scheduling]> = [
  ['a cosine is taken for a line', 'definition', changed((ramp) => ({ ...ramp, shape: 'linear' }))],
  ['a warm-up is left out', 'ends', changed(({ after: _, ...ramp }) => ramp)],
  ['the way takes a step too many', 'ends', changed((ramp) => ({ ...ramp, over: ramp.over + 1 }))],
  ['the way goes back', 'ends', changed((ramp) => ({ ...ramp, from: ramp.to, to: ramp.from }))],
  ['every step is a level', 'bounded', changed((ramp) => ({ ...ramp, levels: 256 }))],
  ['the step after is asked for', 'ends', asking((_, step) => step + 1)],
  ['calls are counted, not steps', 'any step alone', asking(() => calls++)],
  [
    'the search leaves the last plan out',
    'ends',
    asking(({ stretches }, step) => Math.min(step, Math.max(0, stretches.at(-1)!.from - 1))),
  ],
  [
    'the search leaves a plan out in the middle',
    'definition',
    replanned(({ stretches: [first, ...rest], ...other }) => ({
      ...other,
      stretches: [first, ...rest.filter((_, index) => rest.length < 3 || index !== 1)],
    })),
  ],
  [
    'a plan is listed twice',
    'bounded',
    replanned(({ stretches: [first, ...rest], ...other }) => ({
      ...other,
      stretches: [first, { from: 1, plan: first.plan }, ...rest],
    })),
  ],
  [
    'a step without a plan goes on with the plan before',
    'refused',
    {
      planAt,
      schedule: ((strategy, config) => {
        const made = schedule(strategy, config);
        if (!isLeft(made)) return made;
        const { numTargetMasks: ramp } = config as unknown as { readonly numTargetMasks: Ramp<number> };
        const kept = { ...config, numTargetMasks: Math.min(ramp.from, ramp.to, 2) };
        return schedule(strategy, kept);
      }) as typeof schedule,
    },
  ],
  [
    'a step without a plan is told by another number',
    'refused',
    {
      planAt,
      schedule: ((strategy, config) => {
        const made = schedule(strategy, config);
        if (!isLeft(made)) return made;
        const [first] = made.left;
        const message = first.message.replace(/from step \d+/, 'from step 1000000');
        return { ...made, left: [{ ...first, message }] };
      }) as typeof schedule,
    },
  ],
];

describe('of schedules', () => {
  test('every law holds', () => {
    expect(lawsBroken(scheduleLaws, { schedule, planAt }, RUNS)).toEqual([]);
  });

  test.each(faults)('a planted fault is caught: %s', (_, law, subject) => {
    const named = scheduleLaws.filter(({ name }) => name === law);
    expect(lawsBroken(named, subject, RUNS)).toEqual([law]);
  });
});
