import {
  type Block,
  blocksOf,
  type MultiBlockParameters,
  multiBlock,
  type Plan,
  sampleBatch,
  unwrap,
} from '@jepa-masks/core';
import { expect, test } from 'vitest';
import { BROKEN, chiSquareScore, nameOf, Oracle } from '../src/index.js';

const crowded: Partial<MultiBlockParameters> = {
  inputSize: 5,
  patchSize: 1,
  numTargetMasks: 2,
  targetScale: [0.2, 0.32],
  aspectRatioRange: [0.5, 2],
  contextScale: [0.6, 1],
  minContextPatches: 1,
};
const plan = unwrap(multiBlock.plan(crowded));
const overlapping = unwrap(multiBlock.plan({ ...crowded, targetOverlap: 'allow' }));

const SAMPLES = 40_000;

const targetsOf = (of: Plan): ReadonlyArray<ReadonlyArray<Block>> => {
  const geometry = sampleBatch(of, { seed: 'faults', count: SAMPLES });
  return Array.from({ length: SAMPLES }, (_, sample) => blocksOf(geometry, sample, 0).targets);
};

const meet = ([a, b]: ReadonlyArray<Block>): boolean =>
  a!.top < b!.top + b!.height &&
  b!.top < a!.top + a!.height &&
  a!.left < b!.left + b!.width &&
  b!.left < a!.left + a!.width;

const withEqualWeights = (of: Plan): Plan => ({
  ...of,
  levels: of.levels.map((level) => ({
    ...level,
    targetShapes: level.targetShapes.map((shape) => ({ ...shape, weight: 1 })),
  })),
});

const probabilities = new Oracle(plan.levels[0]!).arrangements();
const names = [...probabilities.keys()];

/** How far samples are from the documented law. */
const scoreOf = (samples: ReadonlyArray<ReadonlyArray<Block>>): number => {
  const counts = new Map(names.map((name) => [name, 0]));
  for (const targets of samples) counts.set(nameOf(targets), counts.get(nameOf(targets))! + 1);
  return chiSquareScore(
    names.map((name) => counts.get(name)!),
    names.map((name) => probabilities.get(name)!.probability * samples.length),
  );
};

test('the documented law is kept by the sampler', () => {
  expect(scoreOf(targetsOf(plan))).toBeLessThan(BROKEN);
});

test.each<[fault: string, draw: () => ReadonlyArray<ReadonlyArray<Block>>]>([
  [
    'samples whose targets meet are drawn again whole',
    () => targetsOf(overlapping).filter((targets) => !meet(targets)),
  ],
  ['every shape is as likely as every other', () => targetsOf(withEqualWeights(plan))],
  [
    'an off-by-one in the range of places: nothing lies on the last column',
    () => targetsOf(plan).filter((targets) => targets.every(({ left, width }) => left + width < 5)),
  ],
])('a planted fault in the law is caught by enumeration: %s', (_, draw) => {
  const samples = draw();
  expect(samples.length).toBeGreaterThan(500);
  expect(scoreOf(samples)).toBeGreaterThan(BROKEN);
});
