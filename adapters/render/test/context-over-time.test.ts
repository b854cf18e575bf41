import { multiBlock3d, sampleBatch, unwrap } from '@jepa-masks/core';
import { Audit, seenInPart } from '@jepa-masks/core/audit';
import { ofPart } from '@jepa-masks/core/geometry';
import { booleans } from '@jepa-masks/cpu';
import { describe, expect, it } from 'vitest';
import { contextOverTimeSvg } from '../src/index.js';

/** What the first part of a clip of four steps, whose context lies in the first two, is found to keep. */
const level = () => {
  const plan = unwrap(
    multiBlock3d.plan({
      inputSize: 64,
      numFrames: 8,
      parts: [{ numBlocks: 1, spatialScale: [0.25, 0.25], aspectRatioRange: [1, 1], maxTemporalKeep: 0.5 }],
    }),
  );
  const geometry = sampleBatch(plan, { seed: 1, count: 10 });
  const audit = new Audit(undefined);
  audit.add(seenInPart(geometry.parts[0], ofPart(geometry.parts, booleans(geometry), 0)));
  return audit.conclude();
};

describe('context over time', () => {
  it('is counted step by step', () => {
    expect(level().contextOverTime).toEqual([0.75, 0.75, 0, 0]);
  });

  it('is drawn as a line a generator, as high as its share for the whole of a step', () => {
    const svg = contextOverTimeSvg([{ name: 'short', generators: [{ name: 'ours', level: level() }] }]);
    const [, path] = /class="over-time" d="([^"]+)"/.exec(svg)!;
    // 0.75 of an axis that ends at 0.8, 150 pixels high.
    expect(path).toBe(
      'M0.00 9.38L130.00 9.38L130.00 9.38L260.00 9.38L260.00 150.00L390.00 150.00L390.00 150.00L520.00 150.00',
    );
    expect(svg).toContain('short: context over time');
  });

  it('is refused of nothing', () => {
    expect(() => contextOverTimeSvg([])).toThrow(RangeError);
    expect(() => contextOverTimeSvg([{ name: '', generators: [] }])).toThrow(RangeError);
  });
});
