import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  blocksOf,
  hierarchical,
  isLeft,
  multiBlock,
  type Plan,
  sample,
  sampleBatch,
  unwrap,
} from '../src/index.js';

const plan = unwrap(multiBlock.plan({}));

describe('sampleBatch', () => {
  test('writes to the arrays passed in and returns views of them', () => {
    const into = { blocks: new Int32Array(1000).fill(-7), phases: new Uint32Array(50).fill(7) };
    const geometry = sampleBatch(plan, { seed: 1, count: 3 }, into);
    expect(geometry.blocks.buffer).toBe(into.blocks.buffer);
    expect(geometry.phases.buffer).toBe(into.phases.buffer);
    expect(into.blocks.subarray(60).every((value) => value === -7)).toBe(true);
    expect(into.phases.subarray(3).every((value) => value === 7)).toBe(true);
    expect(geometry).toEqual(sampleBatch(plan, { seed: 1, count: 3 }));
  });

  test.each([
    ['blocks', 59, 3, '`into.blocks` holds 59 integers; this batch needs 60'],
    ['phases', 60, 2, '`into.phases` holds 2 integers; this batch needs 3'],
  ])('refuses %s that are too short, and leaves all as it was', (_, integers, words, message) => {
    const blocks = new Int32Array(integers).fill(-7);
    const phases = new Uint32Array(words).fill(7);
    const attempt = (): unknown => sampleBatch(plan, { seed: 1, count: 3 }, { blocks, phases });
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(message);
    expect([...blocks, ...phases].every((value) => Math.abs(value) === 7)).toBe(true);
  });

  test('draws a smaller batch into the arrays of a larger one', () => {
    const large = sampleBatch(plan, { seed: 1, count: 3 });
    const small = sampleBatch(plan, { seed: 2, count: 2 }, large);
    expect(small).toEqual(sampleBatch(plan, { seed: 2, count: 2 }));
    expect(small.phases.buffer).toBe(large.phases.buffer);
  });

  test.each([[new Int32Array(1000)], [{ blocks: new Int32Array(1000) }], [{}]])(
    'refuses to draw into what is no geometry, and leaves it as it was: case %#',
    (into) => {
      const attempt = (): unknown => sampleBatch(plan, { seed: 1, count: 1 }, into as never);
      expect(attempt).toThrow(TypeError);
      expect(attempt).toThrow('give an earlier geometry');
      if (into instanceof Int32Array) expect(into.every((value) => value === 0)).toBe(true);
    },
  );

  test.each([
    [{ seed: 0.5, count: 1 }, 'seed: is 0.5; give a safe integer, or text that is no number'],
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
      const request = { seed: 3, count: 20 };
      const { blocks, phases } = sampleBatch(original, request);
      expect(sampleBatch(copy, request)).toMatchObject({ blocks, phases });
    }
  });

  test('may be asked for no sample', () => {
    expect(sampleBatch(plan, { seed: 1, count: 0 })).toMatchObject({ count: 0, contexts: 1, targets: 4 });
  });

  test('what was drawn before leaves no trace, whatever the plan remembers of it', () => {
    const configs = fc.record({
      inputSize: fc.constantFrom(96, 160, 224, 320, 512),
      numTargetMasks: fc.integer({ min: 1, max: 8 }),
      targetScale: fc.constantFrom([0.05, 0.1] as const, [0.08, 0.12] as const, [0.1, 0.2] as const),
      targetOverlap: fc.constantFrom('forbid' as const, 'allow' as const),
      shapes: fc.constantFrom('sample' as const, 'step' as const),
      contextScale: fc.constantFrom([0.85, 1] as const, [0.3, 0.5] as const),
    });
    fc.assert(
      fc.property(configs, fc.nat(500), (config, index) => {
        const fresh = multiBlock.plan(config);
        if (isLeft(fresh)) return;
        const used = unwrap(multiBlock.plan(config));
        for (let step = 0; step < 3; step++) sampleBatch(used, { seed: 'before', step, count: 300 });
        const key = { seed: 's', step: 7, index };
        expect(sample(used, key)).toEqual(sample(fresh.right, key));
      }),
      { numRuns: 60 },
    );
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
