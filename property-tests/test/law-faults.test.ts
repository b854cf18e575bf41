import {
  type Block,
  blocksOf,
  type MultiBlockParameters,
  multiBlock,
  type Plan,
  sampleBatch,
  unwrap,
} from '@jepa-masks/core';
import { fromSeed } from '@jepa-masks/core/keys';
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
  const [part] = sampleBatch(of, { seed: 'faults', count: SAMPLES }).parts;
  return Array.from({ length: SAMPLES }, (_, sample) => blocksOf(part, sample).targets);
};

const meet = ([a, b]: ReadonlyArray<Block>): boolean =>
  a!.top < b!.top + b!.height &&
  b!.top < a!.top + a!.height &&
  a!.left < b!.left + b!.width &&
  b!.left < a!.left + a!.width;

/** As the sampler would draw if every shape were as likely as every other. */
const withEqualWeights = (of: typeof plan): ReadonlyArray<ReadonlyArray<Block>> => {
  const [level] = of.parts;
  const targetShapes = level.targetShapes.map((shape) => ({ ...shape, weight: 1 }));
  const draw = multiBlock.sampler({ ...of, parts: [{ ...level, targetShapes }] })(fromSeed('faults'));
  const { parts } = sampleBatch(of, { seed: 0, count: SAMPLES });
  for (let sample = 0; sample < SAMPLES; sample++) draw(sample, sample, parts);
  return Array.from({ length: SAMPLES }, (_, sample) => blocksOf(parts[0], sample).targets);
};

const probabilities = new Oracle(plan.parts[0]).arrangements();
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
  ['every shape is as likely as every other', () => withEqualWeights(plan)],
  [
    'an off-by-one in the range of places: nothing lies on the last column',
    () => targetsOf(plan).filter((targets) => targets.every(({ left, width }) => left + width < 5)),
  ],
])('a planted fault in the law is caught by enumeration: %s', (_, draw) => {
  const samples = draw();
  expect(samples.length).toBeGreaterThan(500);
  expect(scoreOf(samples)).toBeGreaterThan(BROKEN);
});
