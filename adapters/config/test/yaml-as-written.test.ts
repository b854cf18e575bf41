import { isLeft } from '@jepa-masks/core';
import { describe, expect, it } from 'vitest';
import { formatConfigFileErrors, formatConfigNotices, planConfig, readConfig } from '../src/index.js';

const configOf = (text: string): object => {
  const read = readConfig(text, 'yaml');
  if (isLeft(read)) throw new Error(formatConfigFileErrors(read.left));
  return read.right.config;
};

const said = (text: string): string => {
  const read = planConfig(text, 'yaml');
  return isLeft(read)
    ? formatConfigFileErrors(read.left, 'file')
    : formatConfigNotices(read.right.notices, 'file');
};

/** An interpolation as OmegaConf has it. */
const interpolated = (name: string): string => `$${`{${name}}`}`;

describe('a merge key', () => {
  const base = 'base: &base {type: multi_block, num_masks: 2, mask_scale: [0.1, 0.2]}\n';

  it('merges what it names, what stands beside it coming first', () => {
    expect(configOf(`${base}masking:\n  <<: *base\n  num_masks: 3\n`)).toEqual({
      numTargetMasks: 3,
      targetScale: [0.1, 0.2],
    });
  });

  it('merges several, the first coming first, and what they merge', () => {
    const text = `${base}other: &other\n  <<: *base\n  num_masks: 4\n  patch_size: 8\nmasking:\n  <<: [*other, {max_attempts: 3, patch_size: 32}]\n`;
    expect(configOf(text)).toEqual({
      numTargetMasks: 4,
      targetScale: [0.1, 0.2],
      patchSize: 8,
      maxAttempts: 3,
    });
  });

  it('brings in whole sections, and sizes of other sections', () => {
    const text =
      'defaults: &d\n  data: {image_size: 96}\n  masking: {type: multi_block, patch_size: 8}\n<<: *d\n';
    expect(configOf(text)).toEqual({ patchSize: 8, inputSize: 96 });
    expect(configOf('b: &b {image_size: 96}\ndata:\n  <<: *b\nmasking: {type: multi_block}\n')).toEqual({
      inputSize: 96,
    });
  });

  it('is told of where what it merges is', () => {
    expect(said('base: &base\n  type: multi_block\n  num_masks: x\nmasking:\n  <<: *base\n')).toBe(
      'file:3:14: masking.num_masks: is "x"; give a whole number from 1 to 256',
    );
  });

  it.each([
    ['itself', 'masking: &a\n  type: multi_block\n  <<: *a\n', ''],
    [
      'nothing that is a mapping',
      'masking: {type: multi_block, <<: [1, 2]}',
      'masking.<<: is an unknown key',
    ],
    [
      'what is not there',
      'masking: {type: multi_block, <<: *a}',
      "masking: has an alias that can't be expanded",
    ],
  ])('of %s is answered', (_, text, answer) => {
    expect(said(text)).toContain(answer);
  });

  it('multiplies nothing, however it is nested', () => {
    const levels = Array.from({ length: 60 }, (_, level) =>
      level === 0 ? '- &a0 {num_masks: 2}' : `- &a${level} {<<: [*a${level - 1}, *a${level - 1}]}`,
    );
    expect(configOf(`all:\n${levels.join('\n')}\nmasking:\n  type: multi_block\n  <<: *a59\n`)).toEqual({
      numTargetMasks: 2,
    });
  });

  it('is a key like any other in JSON', () => {
    const read = readConfig('{"masking": {"type": "multi_block", "<<": {"num_masks": 2}}}', 'json');
    expect(isLeft(read) && read.left[0]).toMatchObject({ code: 'unknown_key', path: ['masking', '<<'] });
  });
});

describe('a value', () => {
  it('that is null is absent', () => {
    expect(
      configOf('masking: {type: multi_block, num_masks: null, mask_scale: ~, input_size: , max_keep: null}'),
    ).toEqual({});
  });

  it('that is a tuple of Python is a list, and says so', () => {
    expect(configOf('masking: {type: multi_block, num_masks: 2}\n')).toEqual({ numTargetMasks: 2 });
    const text = 'masking:\n  type: multi_block\n  mask_scale: (0.15, 0.2)\n  input_size: "(224, 224)"\n';
    expect(configOf(text)).toEqual({ targetScale: [0.15, 0.2], inputSize: [224, 224] });
    expect(said(text)).toBe(
      'file:3:15: masking.mask_scale: is "(0.15, 0.2)": taken as [0.15, 0.2]\n' +
        'file:4:15: masking.input_size: is "(224, 224)": taken as [224, 224]',
    );
  });

  it('that is the side of a square twice is one number', () => {
    expect(configOf('masking: {type: multi_block, patch_size: [8, 8]}')).toEqual({ patchSize: 8 });
    expect(said('masking: {type: multi_block, patch_size: [8, 4]}')).toContain(
      'masking.patch_size: is [8, 4], but patches are square; give a whole number',
    );
  });

  it.each([
    ['[15, 20]', 'such as [0.15, 0.2]: shares, not percent'],
    ['0.15', 'such as [0.15, 0.15]'],
    ['15', 'such as [0.15, 0.15]'],
    [interpolated('scale'), `is "${interpolated('scale')}", an interpolation, which is not resolved here`],
    [
      `["${interpolated('low')}", 0.2]`,
      `is "${interpolated('low')}", an interpolation, which is not resolved here`,
    ],
  ])('that is none is told of with what was meant: %s', (value, answer) => {
    expect(said(`masking:\n  type: multi_block\n  mask_scale: ${value}\n`)).toContain(
      `file:3:15: masking.mask_scale: ${value.startsWith('$') || value.startsWith('["') ? '' : `is ${value}; `}`,
    );
    expect(said(`masking:\n  type: multi_block\n  mask_scale: ${value}\n`)).toContain(answer);
  });

  it('that asks for a ratio is told what it follows from', () => {
    expect(said('masking: {type: hierarchical, mask_ratio: 0.75}')).toContain(
      'block masks have no ratio: how much is masked follows from num_masks_per_level, base_scale',
    );
  });

  it.each([
    ['context_scal: [0.85, 1]', 'did you mean context_scale?'],
    ['numMask: 2', 'did you mean num_masks?'],
    ['base_scal: [0.05, 0.1]', 'did you mean base_scale? It is a key of type hierarchical.'],
    ['typ: 1', 'did you mean type?'],
    ['nesting: nested', 'is a key of type hierarchical only; leave it out'],
    ['base_scale: [0.05, 0.1]', 'is a key of type hierarchical only; did you mean mask_scale?'],
    ['target_mask_scal: [0.1, 0.2]', 'did you mean mask_scale?'],
  ])('under a key that is none is told the nearest of all: %s', (line, answer) => {
    expect(said(`masking:\n  type: multi_block\n  ${line}\n`)).toContain(answer);
  });
});
