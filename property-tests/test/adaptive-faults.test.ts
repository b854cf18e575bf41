import {
  type AdaptiveState,
  adaptiveScores,
  mergeAdaptive,
  observeLosses,
  readAdaptive,
  startAdaptive,
  type Window,
} from '@jepa-masks/core/adaptive';
import { isLeft, right } from '@jepa-masks/core/config';
import { describe, expect, test } from 'vitest';
import { type Adapting, adaptiveLaws } from '../src/runs/adaptive-laws.js';
import { lawsBroken } from '../src/runs/run-law.js';

const RUNS = 200;

const library: Adapting = { startAdaptive, observeLosses, mergeAdaptive, adaptiveScores, readAdaptive };

/** The library whose observing or merging gives another state. */
const observing = (change: (state: AdaptiveState, before: AdaptiveState) => AdaptiveState): Adapting => ({
  ...library,
  observeLosses: (before, observation) => {
    const made = observeLosses(before, observation);
    return isLeft(made) ? made : right(change(made.right, before));
  },
});

const withWindows = (state: AdaptiveState, windows: ReadonlyArray<Window>): AdaptiveState => ({
  ...state,
  windows,
});

const faults: ReadonlyArray<readonly [fault: string, law: string, subject: Adapting]> = [
  [
    'a running mean that favours what came last',
    'order',
    observing((state, before) =>
      withWindows(
        state,
        state.windows.map((one) => {
          const old = before.windows.find(({ window }) => window === one.window);
          return { ...one, losses: one.losses.map((loss, patch) => loss - (old?.losses[patch] ?? 0) / 2) };
        }),
      ),
    ),
  ],
  [
    'a merge takes the windows of the first where both have them',
    'monoid',
    {
      ...library,
      mergeAdaptive: (one, other) => {
        const news = other.windows.filter(({ window }) =>
          one.windows.every((known) => known.window !== window),
        );
        return mergeAdaptive(one, withWindows(other, news));
      },
    },
  ],
  [
    'what came first is forgotten, not what is oldest',
    'order',
    observing((state, before) => {
      const isNew = ({ window }: Window): boolean => before.windows.every((known) => known.window !== window);
      const [added] = state.windows.filter(isNew);
      if (added === undefined || state.windows.length < state.remembered) return state;
      return withWindows(state, [...state.windows.filter((one) => one !== added).slice(1), added]);
    }),
  ],
  [
    'nothing is forgotten in scores',
    'scores',
    {
      ...library,
      startAdaptive: (options) => startAdaptive({ ...options, remembered: 1000 }),
    },
  ],
  [
    'a patch that was not seen has score 0',
    'scores',
    {
      ...library,
      adaptiveScores: (state) =>
        adaptiveScores(state).map((score, patch) =>
          state.windows.some(({ visits }) => visits[patch]! > 0) ? score : 0,
        ),
    },
  ],
  [
    'padding is taken for the last patch',
    'scores',
    {
      ...library,
      observeLosses: (state, { patches, ...rest }) =>
        observeLosses(state, {
          ...rest,
          patches: Array.from(patches, (patch) => (patch < 0 ? state.patches - 1 : patch)),
        }),
    },
  ],
  [
    'a window ends one step early',
    'scores',
    {
      ...library,
      observeLosses: (state, { step, ...rest }) => observeLosses(state, { ...rest, step: step + 1 }),
    },
  ],
  [
    'visits are not counted where the loss is 0',
    'scores',
    {
      ...library,
      observeLosses: (state, { patches, losses, step }) =>
        observeLosses(state, {
          step,
          losses,
          patches: Array.from(patches, (patch, at) => (losses[at]! < 1 ? -1 : patch)),
        }),
    },
  ],
  [
    'the oldest window is not read back',
    'resumed',
    {
      ...library,
      readAdaptive: (given) => {
        const read = readAdaptive(given);
        return isLeft(read) ? read : right(withWindows(read.right, read.right.windows.slice(1)));
      },
    },
  ],
  [
    'sums are read back as 16-bit numbers',
    'resumed',
    {
      ...library,
      readAdaptive: (given) => {
        const read = readAdaptive(given);
        if (isLeft(read)) return read;
        const short = ({ losses, ...one }: Window): Window => ({
          ...one,
          losses: losses.map((loss) => loss & 0xffff),
        });
        return right(withWindows(read.right, read.right.windows.map(short)));
      },
    },
  ],
  [
    'the state before is written over',
    'purity',
    {
      ...library,
      startAdaptive: (options) => {
        const made = startAdaptive(options);
        return isLeft(made) ? made : right({ ...made.right });
      },
      observeLosses: (state, observation) => {
        const made = observeLosses(state, observation);
        return isLeft(made) ? made : right(Object.assign(state, made.right));
      },
    },
  ],
];

describe('of adaptive states', () => {
  test('every law holds', () => {
    expect(lawsBroken(adaptiveLaws, library, RUNS)).toEqual([]);
  });

  test.each(faults)('a planted fault is caught: %s', (_, law, subject) => {
    const named = adaptiveLaws.filter(({ name }) => name === law);
    expect(lawsBroken(named, subject, RUNS)).toEqual([law]);
  });
});
