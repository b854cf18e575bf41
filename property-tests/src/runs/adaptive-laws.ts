import { unwrap } from '@jepa-masks/core';
import type {
  AdaptiveOptions,
  AdaptiveState,
  adaptiveScores,
  mergeAdaptive,
  Observation,
  observeLosses,
  readAdaptive,
  startAdaptive,
} from '@jepa-masks/core/adaptive';
import fc from 'fast-check';
import { demand } from '../law.js';
import type { RunLaw } from './run-law.js';

/** What the laws of adaptive states are run against. */
export interface Adapting {
  readonly startAdaptive: typeof startAdaptive;
  readonly observeLosses: typeof observeLosses;
  readonly mergeAdaptive: typeof mergeAdaptive;
  readonly adaptiveScores: typeof adaptiveScores;
  readonly readAdaptive: typeof readAdaptive;
}

const N = 5;

const optionsOf: fc.Arbitrary<Required<AdaptiveOptions>> = fc.record({
  patches: fc.constant(N),
  windowSteps: fc.integer({ min: 1, max: 20 }),
  remembered: fc.integer({ min: 1, max: 4 }),
});

const observation: fc.Arbitrary<Observation> = fc
  .record({
    step: fc.nat(60),
    seen: fc.array(
      fc.tuple(fc.integer({ min: -1, max: N - 1 }), fc.double({ min: 0, max: 9, noNaN: true })),
      { maxLength: 8 },
    ),
  })
  .map(({ step, seen }) => ({
    step,
    patches: seen.map(([patch]) => patch),
    losses: seen.map(([, loss]) => loss),
  }));

const observations = fc.array(observation, { maxLength: 7 });

const gathered = (
  { observeLosses }: Adapting,
  start: AdaptiveState,
  seen: ReadonlyArray<Observation>,
): AdaptiveState => seen.reduce((state, one) => unwrap(observeLosses(state, one)), start);

const told = (state: AdaptiveState): string => JSON.stringify(state);

const monoid: RunLaw<Adapting> = {
  name: 'monoid',
  proves: 'states merge in any order and any grouping, with one that has seen nothing as neutral',
  property: (subject) =>
    fc.property(optionsOf, observations, observations, observations, (options, ...all) => {
      const start = unwrap(subject.startAdaptive(options));
      const [a, b, c] = all.map((seen) => gathered(subject, start, seen)) as [
        AdaptiveState,
        AdaptiveState,
        AdaptiveState,
      ];
      const merge = (one: AdaptiveState, other: AdaptiveState) => unwrap(subject.mergeAdaptive(one, other));
      demand(told(merge(a, b)) === told(merge(b, a)), () => 'the order of a merge matters');
      demand(
        told(merge(merge(a, b), c)) === told(merge(a, merge(b, c))),
        () => 'the grouping of merges matters',
      );
      demand(told(merge(a, start)) === told(a), () => 'merging nothing changes a state');
    }),
};

const order: RunLaw<Adapting> = {
  name: 'order',
  proves: 'neither the order of observations nor the rank that made them shows',
  property: (subject) =>
    fc.property(optionsOf, observations, fc.nat(7), (options, seen, at) => {
      const start = unwrap(subject.startAdaptive(options));
      const whole = gathered(subject, start, seen);
      const shares = [seen.slice(0, at), seen.slice(at)].map((one) => gathered(subject, start, one));
      const merged = unwrap(subject.mergeAdaptive(shares[1]!, shares[0]!));
      demand(told(gathered(subject, start, [...seen].reverse())) === told(whole), () => 'the order matters');
      demand(told(merged) === told(whole), () => 'who saw what matters');
    }),
};

/** The mean losses by their definition, over whole numbers of 2⁻¹⁶. */
const meanLosses = (
  { windowSteps, remembered }: Required<AdaptiveOptions>,
  seen: ReadonlyArray<Observation>,
): ReadonlyArray<number> => {
  const windowOf = ({ step }: Observation): number => Math.floor(step / windowSteps);
  const touched = seen.map(windowOf);
  const last = Math.max(-1, ...touched);
  const all = seen
    .filter((one) => windowOf(one) > last - remembered)
    .flatMap(({ patches, losses }) =>
      Array.from(patches, (patch, at) => ({ patch, loss: Math.floor(losses[at]! * 65_536 + 0.5) })),
    )
    .filter(({ patch }) => patch >= 0);
  const mean = (losses: ReadonlyArray<{ readonly loss: number }>): number =>
    losses.reduce((sum, { loss }) => sum + loss, 0) / losses.length / 65_536;
  return Array.from({ length: N }, (_, patch) => {
    const own = all.filter((one) => one.patch === patch);
    return own.length > 0 ? mean(own) : all.length > 0 ? mean(all) : 0;
  });
};

const scores: RunLaw<Adapting> = {
  name: 'scores',
  proves:
    'a patch’s score is the mean of its losses over the windows that are remembered; that of all where it was not seen',
  property: (subject) =>
    fc.property(optionsOf, observations, (options, seen) => {
      const state = gathered(subject, unwrap(subject.startAdaptive(options)), seen);
      const found = [...subject.adaptiveScores(state)];
      const wanted = meanLosses(options, seen);
      demand(
        found.length === N &&
          found.every((score, patch) => Math.abs(score - wanted[patch]!) <= 1e-12 * (1 + wanted[patch]!)),
        () => `scores are ${found.join(' ')}, not ${wanted.join(' ')}`,
      );
    }),
};

const resumed: RunLaw<Adapting> = {
  name: 'resumed',
  proves: 'a state written as JSON and read back is the same, and goes on as it would have',
  property: (subject) =>
    fc.property(optionsOf, observations, observations, (options, before, after) => {
      const state = gathered(subject, unwrap(subject.startAdaptive(options)), before);
      const back = unwrap(subject.readAdaptive(JSON.parse(told(state))));
      demand(told(back) === told(state), () => 'a state comes back as another');
      const [one, other] = [state, back].map((from) => gathered(subject, from, after));
      demand(told(one!) === told(other!), () => 'a resumed run goes on otherwise');
      demand(
        [...subject.adaptiveScores(one!)].join() === [...subject.adaptiveScores(other!)].join(),
        () => 'a resumed run has other scores',
      );
    }),
};

const purity: RunLaw<Adapting> = {
  name: 'purity',
  proves: 'nothing that was handed in is changed',
  property: (subject) =>
    fc.property(optionsOf, observations, observation, (options, seen, next) => {
      const state = gathered(subject, unwrap(subject.startAdaptive(options)), seen);
      const kept = [told(state), JSON.stringify(next)];
      const after = unwrap(subject.observeLosses(state, next));
      subject.mergeAdaptive(after, state);
      subject.adaptiveScores(after);
      demand(
        [told(state), JSON.stringify(next)].join() === kept.join(),
        () => 'a state or an observation was changed',
      );
    }),
};

/** What holds of every adaptive state. */
export const adaptiveLaws: ReadonlyArray<RunLaw<Adapting>> = [monoid, order, scores, resumed, purity];
