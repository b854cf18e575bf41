import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { guided, type Plan, random, sampleBatch, unwrap } from '@jepa-masks/core';
import { cpu } from '@jepa-masks/cpu';
import { expect, test } from 'vitest';
import { type ExportRequest, writeRaw } from '../src/index.js';
import { ownDirectory } from './directory.js';

const N = 9;
const plan = unwrap(guided.plan({ inputSize: 3, patchSize: 1, maskRatio: 0.4 }));
const scores = Float32Array.from({ length: 5 * N }, (_, at) => (at * 31) % 53);

/** What a file of bits holds, contexts of all steps before targets. */
const expected = (request: ExportRequest, own: ArrayLike<number>, steps: ReadonlyArray<number>): Buffer => {
  const drawn = steps.map((step) =>
    cpu.bits(sampleBatch(plan, { seed: request.seed, step, count: 5, scores: own })),
  );
  return Buffer.concat([
    ...drawn.map(({ context }) => Buffer.from(context.data)),
    ...drawn.map(({ targets }) => Buffer.from(targets.data)),
  ]);
};

test('masks of a file follow the scores of its request, the same in every step', async () => {
  const path = join(ownDirectory(), 'masks.raw');
  const request = { seed: 4, steps: [2, 5] as const, count: 5, scores };
  expect(await writeRaw(plan, request, path, { arrays: ['bits'] })).toMatchObject({ _tag: 'Right' });
  expect(readFileSync(path)).toEqual(expected(request, scores, [2, 3, 4]));
});

test('scores of one sample are those of all', async () => {
  const path = join(ownDirectory(), 'masks.raw');
  const request = { seed: 4, count: 5, scores: scores.subarray(0, N) };
  expect(await writeRaw(plan, request, path, { arrays: ['bits'] })).toMatchObject({ _tag: 'Right' });
  const all = Float32Array.from({ length: 5 * N }, (_, at) => scores[at % N]!);
  expect(readFileSync(path)).toEqual(expected(request, all, [0]));
});

test.each<[string, Plan, ArrayLike<number>, string]>([
  ['another number of samples', plan, new Float32Array(4 * N), 'scores: has 36 numbers; give 5 × 9 = 45'],
  [
    'NaN',
    plan,
    scores.map((score, at) => (at === 10 ? Number.NaN : score)),
    'scores[10]: is NaN at patch 1 of sample 1',
  ],
  [
    'masks that follow none',
    unwrap(random.plan({ inputSize: 3, patchSize: 1 })),
    scores,
    'masks of this plan follow no scores',
  ],
])('an export is refused with scores of %s, and leaves no file', async (_, of, given, message) => {
  const path = join(ownDirectory(), 'masks.raw');
  const written = await writeRaw(of, { seed: 1, count: 5, scores: given }, path);
  expect(written).toMatchObject({ _tag: 'Left', left: { code: 'invalid_request' } });
  if (written._tag === 'Left') expect(written.left.message).toContain(message);
  expect(existsSync(path)).toBe(false);
});
