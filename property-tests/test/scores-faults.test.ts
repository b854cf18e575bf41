import {
  type BatchRequest,
  guided,
  guidedBlocks,
  type PatchPart,
  type Plan,
  sampleBatch,
  unwrap,
} from '@jepa-masks/core';
import type { HandedIn } from '@jepa-masks/core/plan';
import { describe, expect, test } from 'vitest';
import { checkLaw, formatFalls, laws, type Subject } from '../src/index.js';

const law = laws.find(({ name }) => name === 'scores')!;
const small = { inputSize: [4, 9], patchSize: 1 } as const;
const plans: ReadonlyArray<readonly [string, Plan]> = [
  ['the highest', unwrap(guided.plan({ ...small, maskRatio: 0.4, throwRatio: 0.1 })) as Plan],
  ['the highest with hints', unwrap(guided.plan({ ...small, showMax: 0.3, showRatio: 0.5 })) as Plan],
  ['the lowest, half at random', unwrap(guided.plan({ ...small, pick: 'low', guidedShare: 0.5 })) as Plan],
  ['draws', unwrap(guided.plan({ ...small, pick: 'sampled' })) as Plan],
  ['blocks', unwrap(guidedBlocks.plan({ inputSize: 8, patchSize: 1 })) as Plan],
];

type Request = BatchRequest & HandedIn;

/** A request with other scores. */
const scored = (
  request: Request,
  change: (score: number, at: number, all: ArrayLike<number>) => number,
): Request =>
  request.scores === undefined
    ? request
    : {
        ...request,
        scores: Float64Array.from(request.scores, (score, at) => change(score, at, request.scores!)),
      };

describe.each(plans)('where masks follow scores: %s', (name, plan) => {
  test('the law holds', () => {
    expect(formatFalls([checkLaw(law, { plan, draw: sampleBatch }, { runs: 200 })])).toBe('');
  });

  const n = plan.parts[0].grid.patches;
  type Fault = readonly [fault: string, change: (request: Request) => Request];
  const faults: ReadonlyArray<Fault> = [
    ['all samples follow the first one’s scores', (request) => scored(request, (_, at, all) => all[at % n]!)],
    ['ties are broken by number', (request) => scored(request, (score, at) => score + (at % n) * 1e-9)],
  ];
  /** Where the highest or the lowest are picked. */
  const faultsOfRanks: ReadonlyArray<Fault> = [
    ['scores count the other way round', (request) => scored(request, (score) => -score)],
    ['scores are told apart by whole numbers only', (request) => scored(request, Math.round)],
    [
      'each patch has its neighbour’s score',
      (request) => scored(request, (_, at, all) => all[at === 0 ? 0 : at - 1]!),
    ],
    ['huge scores are cut', (request) => scored(request, (score) => Math.max(-1e9, Math.min(score, 1e9)))],
  ];

  test.each(name.startsWith('the ') ? [...faults, ...faultsOfRanks] : faults)(
    'a planted fault is caught: %s',
    (_, change) => {
      const draw: Subject['draw'] = (of, request, into) => sampleBatch(of, change(request), into);
      expect(checkLaw(law, { plan, draw }, { runs: 400 }).holds).toBe(false);
    },
  );

  if (name !== 'blocks') {
    test('a planted fault is caught: the count follows the scores, and not the plan', () => {
      const draw: Subject['draw'] = (of, request, into) => {
        const geometry = sampleBatch(of, request, into);
        const [{ grid, words }] = geometry.parts as readonly [PatchPart];
        // The patch of the lowest score is masked besides.
        const length = Math.ceil(grid.patches / 32);
        for (let sample = 0; sample < geometry.count; sample++) {
          const own = Array.from(request.scores ?? []).slice(sample * n, (sample + 1) * n);
          const first = own.indexOf(Math.min(...own));
          const bit = 0x80000000 >>> (first & 31);
          const at = sample * 2 * length + (first >>> 5);
          words[at]! &= ~bit;
          words[at + length]! |= bit;
        }
        return geometry;
      };
      expect(checkLaw(law, { plan, draw }, { runs: 400 }).holds).toBe(false);
    });
  }
});
