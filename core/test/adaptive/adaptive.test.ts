import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  type AdaptiveState,
  adaptiveScores,
  mergeAdaptive,
  type Observation,
  observeLosses,
  readAdaptive,
  startAdaptive,
} from '../../src/adaptive/index.js';
import { formatErrors, InvalidConfigError, isLeft, unwrap } from '../../src/index.js';

const N = 6;
const start = unwrap(startAdaptive({ patches: N, windowSteps: 10, remembered: 3 }));

const observation: fc.Arbitrary<Observation> = fc
  .record({
    step: fc.nat(80),
    seen: fc.array(fc.tuple(fc.integer({ min: -1, max: N - 1 }), fc.double({ min: 0, max: 9, noNaN: true }))),
  })
  .map(({ step, seen }) => ({
    step,
    patches: seen.map(([patch]) => patch),
    losses: seen.map(([, loss]) => loss),
  }));

const observed = (observations: ReadonlyArray<Observation>): AdaptiveState =>
  observations.reduce((state, one) => unwrap(observeLosses(state, one)), start);

const state = fc.array(observation, { maxLength: 6 }).map(observed);
const merged = (a: AdaptiveState, b: AdaptiveState): AdaptiveState => unwrap(mergeAdaptive(a, b));

describe('states', () => {
  it('are a commutative monoid: ranks may be merged in any order', () => {
    fc.assert(
      fc.property(state, state, state, (a, b, c) => {
        expect(merged(a, b)).toEqual(merged(b, a));
        expect(merged(merged(a, b), c)).toEqual(merged(a, merged(b, c)));
        expect(merged(a, start)).toEqual(a);
        expect(merged(start, a)).toEqual(a);
      }),
    );
  });

  it('do not tell in which order, or by which rank, they saw', () => {
    fc.assert(
      fc.property(fc.array(observation, { maxLength: 8 }), fc.nat(8), (seen, at) => {
        const whole = observed(seen);
        expect(observed([...seen].reverse())).toEqual(whole);
        expect(merged(observed(seen.slice(0, at)), observed(seen.slice(at)))).toEqual(whole);
      }),
    );
  });

  it('come back from JSON as they were, and go on from there', () => {
    fc.assert(
      fc.property(state, observation, (before, next) => {
        const back = unwrap(readAdaptive(JSON.parse(JSON.stringify(before))));
        expect(back).toEqual(before);
        expect(observeLosses(back, next)).toEqual(observeLosses(before, next));
      }),
    );
  });

  it('are frozen, and hold nothing of what they were read from', () => {
    const given = structuredClone(observed([{ step: 0, patches: [1], losses: [2] }]));
    const back = unwrap(readAdaptive(given));
    const kept = JSON.stringify(back);
    (given.windows[0]!.losses as Array<number>)[1] = 7;
    expect(JSON.stringify(back)).toBe(kept);
    for (const value of [back, back.windows, ...back.windows, ...back.windows.map(({ losses }) => losses)]) {
      expect(Object.isFrozen(value)).toBe(true);
    }
  });

  it('are never changed', () => {
    fc.assert(
      fc.property(state, observation, (before, next) => {
        const copy = structuredClone(before);
        observeLosses(before, next);
        expect(before).toEqual(copy);
      }),
    );
  });
});

describe('scores', () => {
  it('are mean losses, and the mean of all where a patch was not seen', () => {
    const seen = observed([
      { step: 0, patches: [0, 1, -1, 1], losses: [1, 2, 99, 4] },
      { step: 9, patches: Int32Array.of(0), losses: Float32Array.of(2) },
    ]);
    expect([...adaptiveScores(seen)]).toEqual([1.5, 3, 2.25, 2.25, 2.25, 2.25]);
    expect([...adaptiveScores(start)]).toEqual(new Array(N).fill(0));
  });

  it('forget what is older than the windows that are remembered', () => {
    const seen = observed([
      { step: 0, patches: [0], losses: [5] },
      { step: 20, patches: [1], losses: [1] },
    ]);
    expect(adaptiveScores(seen)[0]).toBe(5);
    expect(adaptiveScores(unwrap(observeLosses(seen, { step: 30, patches: [2], losses: [1] })))[0]).toBe(1);
  });
});

/** What callers in plain JavaScript may hand in for a state. */
const anything = fc.oneof(
  fc.anything(),
  fc.record({
    patches: fc.oneof(fc.nat(3), fc.maxSafeInteger()),
    windows: fc.oneof(fc.array(fc.anything(), { maxLength: 2 }), fc.anything()),
  }),
  fc.constant({
    patches: 6,
    windowSteps: 10,
    remembered: 3,
    windows: [{ window: 0, losses: [1], visits: null }],
  }),
);

describe('is refused', () => {
  test('anything that is no state, no options and no observation, by its name', () => {
    fc.assert(
      fc.property(anything, state, (given, good) => {
        const wrong = given as never;
        const observation = { step: 0, patches: [], losses: [] };
        for (const answer of [
          startAdaptive(wrong),
          readAdaptive(wrong),
          mergeAdaptive(wrong, good),
          mergeAdaptive(good, wrong),
          observeLosses(wrong, observation),
          observeLosses(good, wrong),
        ]) {
          if (isLeft(answer)) expect(formatErrors(answer.left)).not.toBe('');
        }
        try {
          expect(adaptiveScores(wrong)).toBeInstanceOf(Float64Array);
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidConfigError);
        }
      }),
      {
        examples: [
          [null, start],
          [undefined, start],
          [[], start],
        ],
      },
    );
  });

  test.each<[string, () => unknown, string]>([
    ['options', () => startAdaptive(null as never), 'is null; give options such as { patches: 196 }'],
    [
      'state',
      () => observeLosses(null as never, { step: 0, patches: [], losses: [] }),
      'state: is null; give a state',
    ],
    ['observation', () => observeLosses(start, null as never), 'observation: is null; give one such as'],
    ['merge', () => mergeAdaptive(start, 7 as never), 'other: is 7; give a state'],
  ])('what is missing: %s', (_, call, message) => {
    const refused = call() as ReturnType<typeof readAdaptive>;
    expect(isLeft(refused) && formatErrors(refused.left)).toContain(message);
  });

  test.each<[string, unknown, string]>([
    [
      'no number',
      { step: 0, patches: [0, 1], losses: [1, Number.NaN] },
      'losses[1]: is NaN; give a loss, 0 to',
    ],
    ['an infinity', { step: 0, patches: [0], losses: [Number.POSITIVE_INFINITY] }, 'losses[0]: is Infinity'],
    ['a loss below 0', { step: 0, patches: [0], losses: [-1] }, 'losses[0]: is -1; give a loss'],
    ['a patch beyond', { step: 0, patches: [6], losses: [1] }, 'patches[0]: is 6; give a patch, 0 to 5'],
    ['another length', { step: 0, patches: [1, 2], losses: [1] }, 'losses: is [1]; give a list of 2'],
    ['no step', { patches: [], losses: [] }, 'step: is undefined'],
  ])('an observation with %s', (_, given, message) => {
    const refused = observeLosses(start, given as Observation);
    expect(isLeft(refused) && formatErrors(refused.left)).toContain(message);
  });

  test('a sum that is no longer exact, as the order would then matter', () => {
    const losses = [Number.MAX_SAFE_INTEGER - 1, 0, 0, 0, 0, 0];
    const full = unwrap(readAdaptive({ ...start, windows: [{ window: 0, losses, visits: losses }] }));
    const message =
      'losses[0]: is 9007199254740992 in window 0, more than can be summed exactly; give at most 2^53 − 1';
    for (const refused of [
      observeLosses(full, { step: 3, patches: [0], losses: [2 / 65_536] }),
      mergeAdaptive(full, unwrap(observeLosses(start, { step: 3, patches: [0], losses: [2 / 65_536] }))),
    ]) {
      expect(isLeft(refused) && formatErrors(refused.left)).toContain(message);
    }
    expect(isLeft(observeLosses(full, { step: 3, patches: [0], losses: [1 / 65_536] }))).toBe(false);
  });

  test('a merge of states that were started otherwise', () => {
    const refused = mergeAdaptive(
      start,
      unwrap(startAdaptive({ patches: 7, windowSteps: 10, remembered: 3 })),
    );
    expect(isLeft(refused) && formatErrors(refused.left)).toBe(
      'patches: is 7; give 6, as the first state has it',
    );
  });

  test.each<[string, (state: Record<string, unknown>) => unknown, string]>([
    ['without windows', ({ windows: _, ...rest }) => rest, 'windows: is undefined'],
    [
      'with a shorter list',
      (s) => ({ ...s, windows: [{ window: 0, losses: [1], visits: [1] }] }),
      'windows[0].losses',
    ],
    ['of nothing', () => null, 'is null; it should be a state'],
    [
      'with windows the wrong way round',
      (s) => ({
        ...s,
        windows: [2, 1].map((window) => ({ window, losses: [0, 0, 0, 0, 0, 0], visits: [0, 0, 0, 0, 0, 0] })),
      }),
      'windows[1].window: is 1; it should be a whole number from 3',
    ],
  ])('a state from JSON %s', (_, damage, message) => {
    const refused = readAdaptive(damage({ ...start }));
    expect(isLeft(refused) && formatErrors(refused.left)).toContain(message);
  });
});
