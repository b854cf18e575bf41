import { describe, expect, it } from 'vitest';
import { isLeft, lengthsOf, spaceTime, unwrap } from '../../src/index.js';

describe('random masks in space and time', () => {
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
