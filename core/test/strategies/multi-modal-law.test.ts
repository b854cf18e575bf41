import { BROKEN, chiSquareScore } from '@jepa-masks/property-tests';
import { describe, expect, it } from 'vitest';
import { patchCounts } from '../../src/geometry/index.js';
import {
  type Geometry,
  type Modality,
  type MultiModalParameters,
  multiModal,
  sampleBatch,
  sampleWithin,
  unwrap,
} from '../../src/index.js';
import { fromSeed } from '../../src/keys/index.js';
import { drawnSets } from './drawn-sets.js';
import { splitLaw } from './split-law.js';

type Config = Partial<MultiModalParameters>;

const SAMPLES = 30_000;

const row = (numTokens: number, more: Modality = {}): Modality => ({ numTokens, ...more });

const planOf = (config: Config) => unwrap(multiModal.plan(config));

type Planned = ReturnType<typeof planOf>;

/** How each sample splits its budgets: `contexts|targets`. */
const splitsOf = ({ count, parts }: Geometry): ReadonlyArray<string> => {
  const counts = parts.map((part) => patchCounts(part));
  return Array.from({ length: count }, (_, sample) =>
    [counts.map(({ context }) => context[sample]), counts.map(({ targets }) => targets[sample])]
      .map((one) => one.join())
      .join('|'),
  );
};

const lawOf = ({ parts, parameters }: Planned): ReadonlyMap<string, number> =>
  splitLaw(
    parts,
    Number(parameters.contextPatches),
    (parameters.targetPatches as number | undefined) ?? null,
  );

/** How far samples are from a law; none may be outside it. */
const scoreOf = (samples: ReadonlyArray<string>, law: ReadonlyMap<string, number>): number => {
  const counts = new Map([...law.keys()].map((name) => [name, 0]));
  for (const name of samples) {
    if (!law.has(name)) return Number.POSITIVE_INFINITY;
    counts.set(name, counts.get(name)! + 1);
  }
  return chiSquareScore(
    [...counts.values()],
    [...law.values()].map((probability) => probability * samples.length),
  );
};

const scoreOfPlan = (plan: Planned): number =>
  scoreOf(splitsOf(sampleBatch(plan, { seed: 5, count: SAMPLES })), lawOf(plan));

const cases: ReadonlyArray<readonly [string, Config]> = [
  ['three alike', { modalities: [row(9), row(9), row(9)], contextPatches: 4 }],
  ['of other sizes', { modalities: [row(5), row(12), row(8)], contextPatches: 5 }],
  ['a modality that runs out', { modalities: [row(2), row(9), row(9)], contextPatches: 5 }],
  ['α of a half and of 2', { modalities: [row(9, { alpha: 0.5 }), row(9, { alpha: 2 })], contextPatches: 6 }],
  ['α of 0.33', { modalities: [row(9, { alpha: 0.33 }), row(9)], contextPatches: 5 }],
  [
    'minima and maxima',
    {
      modalities: [row(9, { minContextPatches: 2 }), row(9, { maxContextPatches: 1 }), row(9)],
      contextPatches: 6,
    },
  ],
  ['all but one', { modalities: [row(3), row(2)], contextPatches: 4 }],
  [
    'a target with a budget',
    { modalities: [row(4), row(5, { alpha: 2, targetAlpha: 0.5 })], contextPatches: 3, targetPatches: 3 },
  ],
  [
    'a target that keeps its room',
    {
      modalities: [row(4, { maxTargetPatches: 1 }), row(3), row(2, { maxTargetPatches: 0 })],
      contextPatches: 5,
      targetPatches: 3,
    },
  ],
  [
    'a target with minima',
    {
      modalities: [row(4, { minTargetPatches: 1, maxContextPatches: 2 }), row(4, { minTargetPatches: 2 })],
      contextPatches: 3,
      targetPatches: 4,
    },
  ],
  [
    'what is never seen and what is never predicted',
    {
      modalities: [row(5, { maxContextPatches: 0 }), row(5, { maxTargetPatches: 0 }), row(3)],
      contextPatches: 4,
    },
  ],
];

describe('the split of a budget', () => {
  it.each(cases)('follows the law as stated, token by token: %s', (_, config) => {
    expect(scoreOfPlan(planOf(config))).toBeLessThan(BROKEN);
  });

  it.each(cases)('reaches the bounds that the plan guarantees, and no others: %s', (_, config) => {
    const plan = planOf(config);
    const splits = [...lawOf(plan).keys()].map((name) =>
      name.split('|').map((one) => one.split(',').map(Number)),
    );
    const reached = (index: number, at: number) => {
      const all = splits.map((split) => split[index]![at]!);
      return { min: Math.min(...all), max: Math.max(...all) };
    };
    plan.parts.forEach(({ guarantees }, at) => {
      expect(guarantees.context).toEqual(reached(0, at));
      expect(guarantees.target).toEqual(reached(1, at));
    });
    const together = splits.map((split) => split.map((one) => one.reduce((sum, share) => sum + share, 0)));
    const [contexts, targets] = [0, 1].map((index) => together.map((one) => one[index]!));
    expect(plan.together).toEqual({
      context: { min: Math.min(...contexts!), max: Math.max(...contexts!) },
      target: { min: Math.min(...targets!), max: Math.max(...targets!) },
    });
  });

  it('has every way as likely at α = 1, where no modality runs out', () => {
    const law = lawOf(planOf({ modalities: [row(9), row(7), row(5)], contextPatches: 4 }));
    expect(law.size).toBe(15);
    for (const probability of law.values()) expect(probability).toBeCloseTo(1 / 15, 12);
  });

  it('goes to the other modalities where one is missing, by the same law', () => {
    const plan = planOf({ modalities: [row(4), row(5), row(6)], contextPatches: 6, targetPatches: 3 });
    const present = Object.fromEntries(
      plan.parts.map(({ name, grid }) => [
        name,
        new Uint8Array(SAMPLES * grid.patches).fill(Number(name !== 'modality_1')),
      ]),
    );
    const drawn = sampleWithin(plan, { seed: 5, count: SAMPLES, present });
    const without = splitLaw([plan.parts[0], plan.parts[2]!], 6, 3);
    const law = new Map(
      [...without].map(([name, probability]) => [name.replaceAll(',', ',0,'), probability] as const),
    );
    expect(scoreOf(splitsOf(drawn), law)).toBeLessThan(BROKEN);
  });

  it('of hundreds of tokens to one modality has the mean and the spread of a beta-binomial', () => {
    const plan = planOf({});
    const { context } = patchCounts(sampleBatch(plan, { seed: 5, count: SAMPLES }).parts[0]);
    // α = 1 of 3: the share of one is uniform over the splits, 99 − c of 4950 for c.
    const expected = Array.from({ length: 99 }, (_, seen) => ((99 - seen) / 4950) * SAMPLES);
    const counts = new Array<number>(99).fill(0);
    for (const seen of context) counts[seen]!++;
    expect(chiSquareScore(counts, expected)).toBeLessThan(BROKEN);
  });
});

describe('the masks of a modality', () => {
  it('are every pair of sets of so many patches, each as likely', () => {
    const plan = planOf({ modalities: [row(5)], contextPatches: 2, targetPatches: 2 });
    const counts = new Map<string, number>();
    for (const { context, target } of drawnSets(plan, SAMPLES)) {
      const name = `${context} ${target}`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    expect(counts.size).toBe(30);
    const expected = new Array<number>(30).fill(SAMPLES / 30);
    expect(chiSquareScore([...counts.values()], expected)).toBeLessThan(BROKEN);
  });

  it('are apart from those of others: where one is has no say in where another’s are', () => {
    const plan = planOf({
      modalities: [row(3, { minContextPatches: 1, maxContextPatches: 1 }), row(3)],
      contextPatches: 2,
    });
    const sets = drawnSets(plan, SAMPLES).map(({ context }) => context);
    const counts = new Map<string, number>();
    for (let sample = 0; sample < SAMPLES; sample++) {
      const name = `${sets[sample]} ${sets[SAMPLES + sample]}`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    expect(counts.size).toBe(9);
    expect(chiSquareScore([...counts.values()], new Array<number>(9).fill(SAMPLES / 9))).toBeLessThan(BROKEN);
  });

  it.each(['spans', 'random'] as const)('of %s mask every token of a row as often', (kind) => {
    const plan = planOf({ modalities: [row(12, { kind }), row(12)], contextPatches: 12, targetPatches: 8 });
    const sets = drawnSets(plan, SAMPLES).slice(0, SAMPLES);
    const times = Array.from(
      { length: 12 },
      (_, token) => sets.filter(({ target }) => target[token] === '1').length,
    );
    const all = times.reduce((sum, one) => sum + one, 0);
    // Tokens of one sample are not drawn apart, so that the score is the lower.
    expect(chiSquareScore(times, new Array<number>(12).fill(all / 12))).toBeLessThan(BROKEN);
  });
});

/** The splits of samples of a plan that is not what it says. */
const faulty = (plan: Planned, change: (part: Planned['parts'][number]) => object): ReadonlyArray<string> => {
  const parts = plan.parts.map((part) => ({ ...part, ...change(part) })) as unknown as Planned['parts'];
  const draw = multiModal.sampler({ ...plan, parts })(fromSeed(5));
  const geometry = sampleBatch(plan, { seed: 5, count: SAMPLES });
  for (let sample = 0; sample < SAMPLES; sample++) draw(sample, sample, geometry.parts);
  return splitsOf(geometry);
};

describe('a planted fault in the law is caught by enumeration', () => {
  const plan = planOf({ modalities: [row(9), row(9), row(9)], contextPatches: 4 });
  const bounded = planOf(cases.find(([name]) => name === 'minima and maxima')![1]);
  const drawn = () => splitsOf(sampleBatch(plan, { seed: 5, count: SAMPLES }));

  it.each<[fault: string, of: Planned, samples: () => ReadonlyArray<string>]>([
    ['each token goes to any, whatever went before', plan, () => faulty(plan, () => ({ weightStep: 0 }))],
    ['α is 2', plan, () => faulty(plan, () => ({ contextWeight: 2 }))],
    ['no modality gets all', plan, () => drawn().filter((name) => !name.startsWith('4'))],
    ['a minimum is forgotten', bounded, () => faulty(bounded, () => ({ minContext: 0 }))],
    ['a maximum is forgotten', bounded, () => faulty(bounded, () => ({ maxContext: 9 }))],
  ])('%s', (_, of, samples) => {
    expect(scoreOf(samples(), lawOf(of))).toBeGreaterThan(BROKEN);
  });
});
