import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  blocksOf,
  type Geometry,
  hierarchical,
  isLeft,
  multiBlock,
  sample,
  sampleBatch,
  unwrap,
} from '../../src/index.js';
import { asBoxes } from '../geometry/as-boxes.js';

const plan = unwrap(multiBlock.plan({}));

/** A geometry of which only the arrays are read. */
const earlier = (boxes: Int32Array, phases: Uint32Array): Geometry =>
  ({ parts: [{ boxes, phases }] }) as unknown as Geometry;

describe('sampleBatch', () => {
  test('writes to the arrays passed in and returns views of them', () => {
    const boxes = new Int32Array(1000).fill(-7);
    const phases = new Uint32Array(50).fill(7);
    const geometry = sampleBatch(plan, { seed: 1, count: 3 }, earlier(boxes, phases));
    const part = asBoxes(geometry.parts[0]);
    expect(part.boxes.buffer).toBe(boxes.buffer);
    expect(part.phases.buffer).toBe(phases.buffer);
    expect(boxes.subarray(60).every((value) => value === -7)).toBe(true);
    expect(phases.subarray(3).every((value) => value === 7)).toBe(true);
    expect(geometry).toEqual(sampleBatch(plan, { seed: 1, count: 3 }));
  });

  test.each([
    ['boxes', 59, 3, '`into` holds 59 integers in parts[0].boxes; this batch needs 60'],
    ['phases', 60, 2, '`into` holds 2 integers in parts[0].phases; this batch needs 3'],
  ])('refuses %s that are too short, and leaves all as it was', (_, integers, words, message) => {
    const boxes = new Int32Array(integers).fill(-7);
    const phases = new Uint32Array(words).fill(7);
    const attempt = (): unknown => sampleBatch(plan, { seed: 1, count: 3 }, earlier(boxes, phases));
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(message);
    expect([...boxes, ...phases].every((value) => Math.abs(value) === 7)).toBe(true);
  });

  test('draws a smaller batch into the arrays of a larger one', () => {
    const large = sampleBatch(plan, { seed: 1, count: 3 });
    const small = sampleBatch(plan, { seed: 2, count: 2 }, large);
    expect(small).toEqual(sampleBatch(plan, { seed: 2, count: 2 }));
    expect(small.parts[0].phases.buffer).toBe(large.parts[0].phases.buffer);
  });

  test.each([
    [new Int32Array(1000)],
    [{ parts: new Int32Array(1000) }],
    [{ parts: [null] }],
    [{ parts: [{ boxes: new Int32Array(1000) }] }],
    [{ parts: [{ boxes: new Uint32Array(1000), phases: new Uint32Array(1) }] }],
    [{}],
    [null],
    [7],
  ])('refuses to draw into what is no geometry, and leaves it as it was: case %#', (into) => {
    const attempt = (): unknown => sampleBatch(plan, { seed: 1, count: 1 }, into as never);
    expect(attempt).toThrow(TypeError);
    expect(attempt).toThrow('give an earlier geometry');
    const { boxes } = (into as { parts?: [{ boxes?: Int32Array }] } | null)?.parts?.[0] ?? {};
    expect(boxes?.every((value) => value === 0) ?? true).toBe(true);
  });

  test.each([
    [{ seed: 0.5, count: 1 }, 'seed: is 0.5; give a safe integer, or text that is no number'],
    [{ seed: 1, count: -1 }, 'count: is -1; give a whole number from 0'],
    [{ seed: 1, count: Number.NaN }, 'count: is NaN'],
    [{ seed: 1, count: 1, step: 1.5 }, 'step: is 1.5'],
    [{ seed: 1, count: 1, first: Number.POSITIVE_INFINITY }, 'first: is Infinity'],
  ])('refuses %j', (request, message) => {
    expect(() => sampleBatch(plan, request)).toThrow(message);
  });

  test('may be asked for no sample', () => {
    const none = sampleBatch(plan, { seed: 1, count: 0 });
    expect(none).toMatchObject({ count: 0, parts: [{ count: 0, contexts: 1, targets: 4 }] });
    expect(asBoxes(none.parts[0]).boxes.length).toBe(0);
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
    const alone = sample(plan, { seed: 's', step: 9, index: 4 });
    expect(blocksOf(alone.parts[0], 0)).toEqual(blocksOf(batch.parts[0], 4));
    expect(alone.parts[0].phases[0]).toBe(batch.parts[0].phases[4]);
  });

  test('levels are parts with names, and independent streams', () => {
    const levels = unwrap(hierarchical.plan({}));
    const { parts } = sampleBatch(levels, { seed: 1, count: 1 });
    expect(parts.map(({ name }) => name)).toEqual(['level_0', 'level_1', 'level_2']);
    for (const part of parts) {
      expect(part).toMatchObject({ count: 1, contexts: 1, targets: 4, boxesPerTarget: 1 });
      expect(asBoxes(part).boxes.length).toBe(5 * 4);
    }
    expect(new Set(parts.map(({ phases }) => phases[0])).size).toBe(3);
    expect(new Set(parts.map((part) => String(asBoxes(part).boxes))).size).toBe(3);
  });
});
