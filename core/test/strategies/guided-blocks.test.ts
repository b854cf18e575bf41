import {
  blocksOf,
  formatErrors,
  guidedBlocks,
  isLeft,
  type MultiBlockParameters,
  measure,
  multiBlock,
  sampleBatch,
  sampleWithin,
  summarise,
  unwrap,
} from '@jepa-masks/core';
import { cpu } from '@jepa-masks/cpu';
import { describe, expect, test } from 'vitest';

const plan = unwrap(guidedBlocks.plan({ scoreShare: 1 }));
const N = 196;
/** The right half scores, the left one doesn't. */
const scoresOf = (count: number) =>
  Float32Array.from({ length: count * N }, (_, at) => ((at % N) % 14 > 6 ? 1 : 0));

describe('blocks that follow scores', () => {
  test('go where scores are high', () => {
    const single = unwrap(guidedBlocks.plan({ numTargetMasks: 1 }));
    const { parts } = summarise(
      measure(single, cpu.booleans, { seed: 1, count: 2_000, scores: scoresOf(2_000) }),
    );
    const sum = (isRight: boolean): number =>
      parts[0]!.targetVisits.reduce((all, one, patch) => (patch % 14 > 6 === isRight ? all + one : all), 0);
    expect(sum(true)).toBeGreaterThan(1.5 * sum(false));
  });

  test('of which all patches are present are the same as ever; a sample’s are by its own scores', () => {
    const scores = Float32Array.from({ length: 4 * N }, (_, at) => (at * 7919) % 101);
    const present = new Uint8Array(4 * N).fill(1);
    const batch = sampleBatch(plan, { seed: 5, count: 4, scores });
    const within = sampleWithin(plan, { seed: 5, count: 4, scores, present });
    expect(cpu.bits(within)).toEqual(cpu.bits(batch));
    present.fill(0, 2 * N, 2 * N + 90);
    const some = sampleWithin(plan, { seed: 5, count: 4, scores, present });
    const alone = sampleWithin(plan, {
      ...{ seed: 5, first: 2, count: 1 },
      scores: scores.subarray(2 * N, 3 * N),
      present: present.subarray(2 * N, 3 * N),
    });
    expect(cpu.bits(alone).targets.data).toEqual(cpu.bits(some).targets.data.slice(2 * 100, 3 * 100));
  });

  test('have multi-block’s shapes and guarantees', () => {
    const of = (config: Partial<MultiBlockParameters>) => {
      const [own] = unwrap(guidedBlocks.plan(config)).parts;
      const { follows, scoreShare, ...level } = own;
      expect([follows, scoreShare]).toEqual(['scores', 0.5]);
      expect(level).toEqual(unwrap(multiBlock.plan(config)).parts[0]);
    };
    of({});
    of({ inputSize: [96, 320], numTargetMasks: 8, targetScale: [0.05, 0.08], minContextPatches: 30 });
  });

  test('of one size and no choice lie where they must', () => {
    const one = unwrap(
      guidedBlocks.plan({ inputSize: 2, patchSize: 1, numTargetMasks: 1, targetScale: [0.25, 0.25] }),
    );
    const scores = Float64Array.from({ length: 50 * 4 }, (_, at) => (at % 4 === 3 ? 1 : 0));
    const [part] = sampleBatch(unwrap(guidedBlocks.plan({ ...one.parameters, scoreShare: 1 })), {
      ...{ seed: 1, count: 50 },
      scores,
    }).parts;
    for (let sample = 0; sample < 50; sample++) {
      expect(blocksOf(part, sample).targets[0]).toMatchObject({ top: 1, left: 1 });
    }
  });
});

test('nine targets are refused, and targets that may overlap are none of its parameters', () => {
  const told = (config: object): string => {
    const planned = guidedBlocks.plan(config);
    return isLeft(planned) ? formatErrors(planned.left) : 'planned';
  };
  expect(told({ numTargetMasks: 9 })).toContain('numTargetMasks: is 9; give a whole number from 1 to 8');
  expect(told({ targetOverlap: 'allow' })).toContain('targetOverlap');
  expect(told({ numTargetMasks: 8 })).not.toContain('targetOverlap');
});
