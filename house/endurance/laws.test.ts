import {
  type BoxPart,
  hierarchical,
  multiBlock,
  multiModal,
  type Plan,
  sampleBatch,
  unwrap,
} from '@jepa-masks/core';
import { type BitMasks, bits } from '@jepa-masks/cpu';
import { expect, test } from 'vitest';
import { boxLaws } from './box-laws.js';
import { patchLaws } from './patch-laws.js';
import { togetherLaw } from './together-law.js';

const plan = unwrap(multiBlock.plan({}));
const nested = unwrap(hierarchical.plan({ nesting: 'nested' }));

/** What the boxes of a sample break once some of its integers are others. */
const fallOfBoxes = (of: Plan, index: number, change: (boxes: Int32Array) => void): string => {
  const geometry = sampleBatch(of, { seed: 1, count: 1 });
  change((geometry.parts[index] as BoxPart).boxes);
  return boxLaws(of.parts[index]!, index)(geometry, 0);
};

/** What the painted masks of a sample break once some of their bytes are others. */
const fallOfPatches = (change: (masks: BitMasks) => void): string => {
  const masks = bits(sampleBatch(plan, { seed: 1, count: 1 })) as BitMasks;
  change(masks);
  return patchLaws(plan.parts[0]!)(masks, 0);
};

test('whatever is wrong with boxes is found', () => {
  expect(fallOfBoxes(plan, 0, () => {})).toBe('');
  expect(fallOfBoxes(plan, 0, (boxes) => boxes.set([-1], 4))).toBe('box 1 leaves the grid');
  expect(fallOfBoxes(plan, 0, (boxes) => boxes.set([13], 17))).toBe('box 4 leaves the grid');
  expect(fallOfBoxes(plan, 0, (boxes) => boxes.set([0], 7))).toBe('box 1 leaves the grid');
  expect(fallOfBoxes(plan, 0, (boxes) => boxes.set([0, 0, 5, 5], 4))).toBe('box 1 is out of its ranges');
  expect(fallOfBoxes(plan, 0, (boxes) => boxes.set([0, 0, 5, 5], 0))).toBe('box 0 is out of its ranges');
  expect(fallOfBoxes(nested, 0, () => {})).toBe('');
  const [, coarser] = sampleBatch(nested, { seed: 1, count: 1 }).parts as ReadonlyArray<BoxPart>;
  const rights = [0, 1, 2, 3].map(
    (target) => coarser!.boxes[4 * target + 5]! + coarser!.boxes[4 * target + 7]!,
  );
  const { grid } = plan.parts[0]!;
  const left = Math.max(...rights) < grid.columns ? grid.columns - 4 : 0;
  expect(fallOfBoxes(nested, 0, (boxes) => boxes.set([0, left], 4))).toBe('target 0 lies in no coarser one');
});

test('whatever is wrong with painted patches is found', () => {
  expect(fallOfPatches(() => {})).toBe('');
  expect(fallOfPatches(({ targets }) => targets.data.fill(0, 25, 50))).toBe('target 1 has 0 patches');
  expect(fallOfPatches(({ targets }) => targets.data.fill(255, 0, 12))).toMatch(/^target 0 has \d+ patches$/);
  expect(fallOfPatches(({ targets }) => targets.data.copyWithin(0, 25, 50))).toBe(
    'two targets share a patch',
  );
  expect(fallOfPatches(({ targets }) => targets.data.fill(1, 24, 25))).toBe(
    'target 0 has bits past the last patch',
  );
  expect(fallOfPatches(({ context }) => context.data.fill(0))).toBe('context 0 has 0 patches');
  expect(fallOfPatches(({ context }) => context.data.fill(255, 0, 24))).toBe(
    'context 0 shares a patch with a target',
  );
});

test('a token that all parts together have too many or too few is found', () => {
  const modalities = unwrap(multiModal.plan({}));
  const fallOf = (change: (masks: BitMasks) => void): string => {
    const masks = Object.values(
      bits(sampleBatch(modalities, { seed: 1, count: 1 })),
    ) as ReadonlyArray<BitMasks>;
    change(masks[0]!);
    return togetherLaw(modalities)(masks, 0);
  };
  expect(fallOf(() => {})).toBe('');
  expect(fallOf(({ context }) => context.data.fill(0))).toMatch(/^contexts have \d+ patches in all parts/);
  expect(fallOf(({ targets }) => targets.data.fill(0))).toMatch(/^targets have \d+ patches in all parts/);
});
