import { describe, expect, test } from 'vitest';
import { blocksOf, hierarchical, multiBlock, type Plan, sample, sampleBatch, unwrap } from '../src/index.js';

const plan = unwrap(multiBlock.plan({}));

describe('sampleBatch', () => {
  test('writes to the buffer passed in and returns a view of it', () => {
    const buffer = new Int32Array(1000).fill(-7);
    const geometry = sampleBatch(plan, { seed: 1, count: 3 }, buffer);
    expect(geometry.blocks.buffer).toBe(buffer.buffer);
    expect(geometry.blocks.length).toBe(3 * 5 * 4);
    expect(buffer.subarray(60).every((value) => value === -7)).toBe(true);
    expect(geometry.blocks).toEqual(sampleBatch(plan, { seed: 1, count: 3 }).blocks);
  });

  test('refuses a buffer that is too short, and leaves it as it was', () => {
    const buffer = new Int32Array(59).fill(-7);
    expect(() => sampleBatch(plan, { seed: 1, count: 3 }, buffer)).toThrow(
      'holds 59 integers; this batch needs 60',
    );
    expect(buffer.every((value) => value === -7)).toBe(true);
    expect(sampleBatch(plan, { seed: 1, count: 3 }, new Int32Array(60)).blocks).toHaveLength(60);
  });

  test.each([
    [{ seed: 0.5, count: 1 }, 'seed: is 0.5; give a safe integer or a string'],
    [{ seed: 1, count: -1 }, 'count: is -1; give a whole number from 0'],
    [{ seed: 1, count: Number.NaN }, 'count: is NaN'],
    [{ seed: 1, count: 1, step: 1.5 }, 'step: is 1.5'],
    [{ seed: 1, count: 1, first: Number.POSITIVE_INFINITY }, 'first: is Infinity'],
  ])('refuses %j', (request, message) => {
    expect(() => sampleBatch(plan, request)).toThrow(message);
  });

  test('draws the same from a plan that was sent elsewhere', () => {
    for (const original of [plan, unwrap(hierarchical.plan({ nesting: 'nested' }))]) {
      const copy = JSON.parse(JSON.stringify(original)) as Plan;
      expect(sampleBatch(copy, { seed: 3, count: 20 }).blocks).toEqual(
        sampleBatch(original, { seed: 3, count: 20 }).blocks,
      );
    }
  });

  test('may be asked for no sample', () => {
    expect(sampleBatch(plan, { seed: 1, count: 0 })).toMatchObject({ count: 0, contexts: 1, targets: 4 });
  });

  test('a sample of one is that sample of the batch', () => {
    const batch = sampleBatch(plan, { seed: 's', step: 9, count: 5 });
    expect(blocksOf(sample(plan, { seed: 's', step: 9, index: 4 }), 0, 0)).toEqual(blocksOf(batch, 4, 0));
  });

  test('levels are independent streams: a level alone has another seed than the whole', () => {
    const three = unwrap(hierarchical.plan({}));
    const geometry = sampleBatch(three, { seed: 1, count: 1 });
    expect(geometry).toMatchObject({ layout: 'levels', levels: 3, contexts: 1, targets: 4 });
    expect(geometry.blocks.length).toBe(3 * 5 * 4);
  });
});
