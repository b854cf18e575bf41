import {
  isLeft,
  multiBlock,
  multiBlock3d,
  random,
  type Strategy,
  strategies,
  unwrap,
} from '@jepa-masks/core';
import { planAt, schedule } from '@jepa-masks/core/schedule';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { formatConfigFileErrors, planConfig, readConfig, scheduleConfig, toYaml } from '../src/index.js';
import { scheduleFlag } from '../src/list-flag.js';
import { configWithSchedules } from './any-schedule.js';

const inFile = (...lines: ReadonlyArray<string>): string => ['masking:', ...lines].join('\n  ');

/** What is said of a file that is refused. */
const told = (text: string): string => {
  const read = scheduleConfig(text, 'yaml');
  return isLeft(read) ? formatConfigFileErrors(read.left) : 'nothing';
};

describe('a schedule in a file', () => {
  test('makes the plans that it makes in code', () => {
    const text = inFile(
      'type: multi_block',
      "mask_scale: { from: [0.1, 0.15], to: '(0.15, 0.2)', over: 10000, shape: cosine, levels: 4, after: null }",
      'num_masks: [{ at: 0, value: 2 }, { at: 5000, from: 2, to: 4, over: 100, levels: 2 }]',
    );
    const read = scheduleConfig(text, 'yaml');
    if (isLeft(read)) throw new Error(formatConfigFileErrors(read.left));
    const inCode = schedule(multiBlock, {
      targetScale: { from: [0.1, 0.15], to: [0.15, 0.2], over: 10_000, shape: 'cosine', levels: 4 },
      numTargetMasks: [
        { at: 0, value: 2 },
        { at: 5_000, from: 2, to: 4, over: 100, levels: 2 },
      ],
    });
    expect(read.right.scheduled).toEqual(unwrap(inCode));
    expect(read.right.notices.map(({ path }) => path)).toEqual([['masking', 'mask_scale', 'to']]);
  });

  test('is read inside a list, and in V-JEPA’s own form, whose aspect ratios are turned', () => {
    const text = [
      'mask:',
      '  - num_blocks: { from: 2, to: 4, over: 10, levels: 1 }',
      '    spatial_scale: [0.15, 0.15]',
      '    aspect_ratio: { from: [0.5, 1], to: [1, 2], over: 10, levels: 1 }',
    ].join('\n');
    const read = scheduleConfig(text, 'yaml');
    if (isLeft(read)) throw new Error(formatConfigFileErrors(read.left));
    const parts = [0, 10].map((step) => planAt(read.right.scheduled, step).parameters.parts);
    expect(parts).toMatchObject([
      [{ numBlocks: 2, aspectRatioRange: [1, 2] }],
      [{ numBlocks: 4, aspectRatioRange: [0.5, 1] }],
    ]);
  });

  test('may come of flags, which take precedence', () => {
    const overrides = {
      maskRatio: {
        value: scheduleFlag('{from: 0.5, to: 0.75, over: 2}', random.fields.maskRatio),
        as: '--mask-ratio',
      },
    };
    const read = scheduleConfig(inFile('type: random', 'mask_ratio: 9'), 'yaml', { overrides });
    expect(isLeft(read) ? read.left : read.right.scheduled).toEqual(
      unwrap(schedule(random, { maskRatio: { from: 0.5, to: 0.75, over: 2 } })),
    );
    for (const text of ['0.5', '[0.1, 0.2]', '{no: way}', '{from: 0.5', '{from: *a}']) {
      expect(scheduleFlag(text, random.fields.maskRatio)).toBeUndefined();
    }
  });

  test('is refused where one plan is asked for, by its place', () => {
    const planned = planConfig(inFile('type: random', 'mask_ratio: { from: 0.5, to: 0.7, over: 9 }'), 'yaml');
    expect(isLeft(planned) && formatConfigFileErrors(planned.left)).toBe(
      'config:3:15: masking.mask_ratio: changes with the step; give one value, or read the file by scheduleConfig, which plans every step',
    );
  });

  test('is refused before the first step where a step has no plan, with what would do', () => {
    const text = inFile('type: multi_block', 'num_masks: { from: 4, to: 40, over: 1000, levels: 4 }');
    const read = scheduleConfig(text, 'yaml');
    if (!isLeft(read)) throw new Error('12 targets do not fit');
    expect(formatConfigFileErrors(read.left)).toMatch(
      /^config:3:14: masking\.num_masks: .*\(from step 250 on, where num_masks is 13; num_masks may go to 4\)$/,
    );
    const [{ suggestion }] = read.left;
    expect(suggestion).toEqual([
      { path: ['masking', 'num_masks'], value: { from: 4, to: 4, over: 1000, levels: 4 } },
    ]);
  });

  test.each<[string, string, string]>([
    [
      'a key misspelt',
      '{ from: 0.5, to: 0.6, ovr: 10 }',
      'masking.mask_ratio.ovr: is an unknown key; did you mean over?',
    ],
    [
      'percent',
      '{ from: 50, to: 0.6, over: 10 }',
      'masking.mask_ratio.from: is 50; give a number from 0 to 1, such as 0.5',
    ],
    ['no end', '{ from: 0.5, over: 10 }', 'masking.mask_ratio.to: is undefined; give a number'],
    ['a shape misspelt', '{ from: 0.5, to: 0.6, over: 10, shape: cosin }', "did you mean 'cosine'?"],
    ['a shape written otherwise', '{ from: 0.5, to: 0.6, over: 10, shape: steps }', 'for steps give levels'],
    [
      'pieces out of order',
      '[{ at: 0, value: 0.5 }, { at: 0, value: 0.6 }]',
      'masking.mask_ratio[1].at: is 0; give a whole number from 1',
    ],
    [
      'an interpolation',
      `{ from: 0.5, to: 0.6, over: "$${'{train.steps}'}" }`,
      `masking.mask_ratio.over: is "$${'{train.steps}'}", an interpolation`,
    ],
    ['another key', '{ start: 0.5 }', 'masking.mask_ratio: is an object; give a number'],
  ])('is refused with %s', (_, value, message) => {
    expect(told(inFile('type: random', `mask_ratio: ${value}`))).toContain(message);
  });

  test('has suggestions that mend it', () => {
    for (const value of [
      '{ from: 0.5, to: 0.6, ovr: 10 }',
      '{ from: 50, to: 0.6, over: 10 }',
      '{ from: 0.5, to: 0.6, over: 10, shape: cosin }',
    ]) {
      const read = readConfig(inFile('type: random', `mask_ratio: ${value}`), 'yaml');
      const changes = isLeft(read)
        ? read.left.find(({ suggestion }) => suggestion !== undefined)!.suggestion!
        : [];
      const mended = toYaml(random as unknown as Strategy, { maskRatio: changes[0]!.value });
      expect(told(mended)).toBe('nothing');
    }
  });
});

describe('toYaml', () => {
  test('writes a ramp on one line, and a line for each piece', () => {
    const ramp = { from: [0.1, 0.15], to: [0.15, 0.2], over: 10_000, shape: 'cosine' };
    const pieces = [
      { at: 0, value: 4 },
      { at: 9, from: 4, to: 3, over: 2 },
    ];
    expect(toYaml(multiBlock as Strategy, { numTargetMasks: pieces, targetScale: ramp })).toBe(
      [
        'masking:',
        '  type: multi_block',
        '  num_masks:',
        '    - {at: 0, value: 4}',
        '    - {at: 9, from: 4, to: 3, over: 2}',
        '  mask_scale: {from: [0.1, 0.15], to: [0.15, 0.2], over: 10000, shape: cosine}',
        '',
      ].join('\n'),
    );
    expect(
      toYaml(multiBlock3d as Strategy, { parts: [{ name: 'a', numBlocks: { from: 1, to: 2, over: 3 } }] }),
    ).toContain('    - name: a\n      num_blocks: {from: 1, to: 2, over: 3}\n');
  });

  it('writes schedules that readConfig reads back, of any field of any strategy', () => {
    fc.assert(
      fc.property(configWithSchedules(strategies), ([strategy, config]) => {
        expect(readConfig(toYaml(strategy, config), 'yaml')).toEqual({
          _tag: 'Right',
          right: { strategy, config, notices: [] },
        });
      }),
      { numRuns: 100 },
    );
  });
});
