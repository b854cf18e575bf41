import fc from 'fast-check';
import { expect, test } from 'vitest';
import { workBoundOf } from '../../src/blocks/guarantees.js';
import { LevelSampler } from '../../src/blocks/level-sampler.js';
import { isLeft, multiBlock } from '../../src/index.js';
import { fromSeed } from '../../src/keys/key.js';
import { Stream } from '../../src/keys/stream.js';

class CountingStream extends Stream {
  taken = 0;

  override next(): number {
    this.taken++;
    return super.next();
  }
}

test('no sample takes more draws than its report says', () => {
  const seen = { samples: 0, most: 0 };
  const asked = fc.record({
    side: fc.integer({ min: 6, max: 16 }),
    numTargetMasks: fc.integer({ min: 1, max: 10 }),
    fill: fc.double({ min: 0.2, max: 0.8, noNaN: true }),
    targetOverlap: fc.constantFrom<'allow' | 'forbid'>('forbid', 'forbid', 'allow'),
    least: fc.double({ min: 0, max: 0.4, noNaN: true }),
    maxAttempts: fc.integer({ min: 1, max: 10 }),
  });
  fc.assert(
    fc.property(asked, fc.integer(), ({ side, fill, least, ...fields }, seed) => {
      const scale = fill / fields.numTargetMasks;
      const planned = multiBlock.plan({
        ...fields,
        inputSize: side,
        patchSize: 1,
        targetScale: [scale, Math.min(1, scale * 1.5)],
        contextScale: [0.4, 0.8],
        minContextPatches: 1 + Math.floor(least * side * side),
      });
      if (isLeft(planned)) return;
      const level = planned.right.parts[0];
      const { draws } = workBoundOf(level);
      const sampler = new LevelSampler(level);
      const stream = new CountingStream();
      const blocks = new Int32Array((level.contexts + level.targets) * 4);
      for (let sample = 0; sample < 20; sample++) {
        stream.seed(fromSeed(seed), sample, -1);
        stream.taken = 0;
        sampler.draw(stream, blocks, 0, blocks, 0);
        expect(stream.taken).toBeLessThanOrEqual(draws);
        seen.samples++;
        seen.most = Math.max(seen.most, stream.taken / draws);
      }
    }),
    { numRuns: 200 },
  );
  // The bound is not out of all proportion.
  expect(seen.samples).toBeGreaterThan(1000);
  expect(seen.most).toBeGreaterThan(0.1);
});
