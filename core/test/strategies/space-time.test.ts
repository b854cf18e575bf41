import { describe, expect, it } from 'vitest';
import { cpu } from '../../../backends/cpu/src/index.js';
import { isLeft, lengthsOf, sampleBatch, spaceTime, unwrap } from '../../src/index.js';

describe('random masks in space and time', () => {
  it('have every subset of a clip’s patches as likely, whatever their frames', () => {
    const config = { inputSize: [1, 2], patchSize: 1, numFrames: 6, tubeletSize: 2, maskRatio: 0.5 } as const;
    const samples = 20 * 2_000;
    const { data } = cpu.booleans(
      sampleBatch(unwrap(spaceTime.plan(config)), { seed: 3, count: samples }),
    ).targets;
    const counts = new Map<string, number>();
    for (let sample = 0; sample < samples; sample++) {
      const set = data.subarray(sample * 6, (sample + 1) * 6).join('');
      counts.set(set, (counts.get(set) ?? 0) + 1);
    }
    expect(counts.size).toBe(20);
    const square = [...counts.values()].reduce((sum, count) => sum + (count - 2_000) ** 2 / 2_000, 0);
    // Of chi-square with 19 degrees of freedom, six standard deviations; the seed is fixed.
    expect(square).toBeLessThan(19 + 6 * Math.sqrt(2 * 19));
  });

  it('keep as many patches as MAE-ST does: ⌊1568 · 0.1⌋', () => {
    const [{ config }] = spaceTime.presets as [(typeof spaceTime.presets)[number]];
    expect(lengthsOf(unwrap(spaceTime.plan(config)))).toEqual({ context: 156, targets: 1412 });
  });

  it.each([
    ['frames that are no multiple of the tubelet', { numFrames: 15 }, { numFrames: 14 }],
    ['a single patch', { inputSize: 16, numFrames: 2 }, { inputSize: [32, 32], maskRatio: 0.7 }],
    ['a ratio that masks everything', { maskRatio: 1 }, { maskRatio: 0.999 }],
  ])('are refused for %s, with what would do', (_, config, suggestion) => {
    const planned = spaceTime.plan(config);
    const [error] = isLeft(planned) ? planned.left : expect.unreachable('it is planned');
    expect(error.suggestion).toEqual(suggestion);
    expect(isLeft(spaceTime.plan({ ...config, ...error.suggestion }))).toBe(false);
  });
});
