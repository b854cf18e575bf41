import { describe, expect, test } from 'vitest';
import { formatErrors, isLeft, random } from '../../src/index.js';
import { type ScheduledConfiguration, schedule } from '../../src/schedule/index.js';
import type { RandomParameters } from '../../src/strategies/index.js';

describe('a schedule is refused that has', () => {
  test.each<[string, unknown, string]>([
    ['no end', { from: 0.5, over: 10 }, 'maskRatio.to: is undefined; give a number from 0 to 1'],
    [
      'no length',
      { from: 0.5, to: 0.6 },
      'maskRatio.over: is undefined; give a whole number from 1 to 35184372088831',
    ],
    ['a wrong end', { from: 0.5, to: 6, over: 10 }, 'maskRatio.to: is 6; give a number from 0 to 1'],
    ['another shape', { from: 0.5, to: 0.6, over: 10, shape: 'sigmoid' }, "give 'linear' or 'cosine'"],
    ['a shape misspelt', { from: 0.5, to: 0.6, over: 10, shape: 'cosin' }, "did you mean 'cosine'?"],
    [
      'a shape that is written otherwise',
      { from: 0.5, to: 0.6, over: 10, shape: 'warm-up' },
      "maskRatio.shape: is \"warm-up\"; give 'linear' or 'cosine'; for a warm-up give after",
    ],
    [
      'a key too many',
      { from: 0.5, to: 0.6, over: 10, steps: 3 },
      'maskRatio.steps: is an unknown key; give only from',
    ],
    [
      'a key misspelt',
      { from: 0.5, to: 0.6, ovr: 10 },
      'maskRatio.ovr: is an unknown key; did you mean over?',
    ],
    ['no key of a schedule', { start: 0.5 }, 'maskRatio: is an object; give a number from 0 to 1'],
    ['too many levels', { from: 0.5, to: 0.6, over: 10, levels: 257 }, 'maskRatio.levels: is 257'],
    ['a late start', [{ at: 5, value: 0.5 }], 'maskRatio[0].at: is 5; give 0'],
    [
      'pieces the wrong way round',
      [
        { at: 0, value: 0.5 },
        { at: 9, value: 0.6 },
        { at: 9, value: 0.7 },
      ],
      'maskRatio[2].at: is 9; give a whole number from 10',
    ],
    ['a piece with a wrong value', [{ at: 0, value: 'x' }], 'maskRatio[0].value: is "x"; give a number'],
  ])('%s', (_, maskRatio, message) => {
    const scheduled = schedule(random, { maskRatio } as ScheduledConfiguration<RandomParameters>);
    expect(isLeft(scheduled) && formatErrors(scheduled.left)).toContain(message);
  });

  test('a ramp between words', () => {
    const rounding = { from: 'up', to: 'down', over: 3 } as never;
    const scheduled = schedule(random, { rounding });
    expect(isLeft(scheduled) && formatErrors(scheduled.left)).toContain(
      'rounding: is an object; give pieces',
    );
  });
});
