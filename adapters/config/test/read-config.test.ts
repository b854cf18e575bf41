import { type Either, hierarchical, multiBlock, type Strategy, strategies } from '@jepa-masks/core';
import { describe, expect, it } from 'vitest';
import { type ConfigFileErrors, formatConfigFileErrors, planConfig, readConfig } from '../src/index.js';

const MULTI_BLOCK = `masking:
  type: "multi_block"
  num_masks: 4
  mask_scale: [0.15, 0.2]
  aspect_ratio: [0.75, 1.5]
  num_context_masks: 1
  context_scale: [0.85, 1.0]
`;

const HIERARCHICAL = `model:
  name: vit
  anything: [1, {a: b}]
masking:
  type: "hierarchical"
  num_hierarchies: 3
  num_masks_per_level: 4
  scale_progression: "geometric"
  base_scale: [0.05, 0.15]
`;

const errorsOf = (result: Either<ConfigFileErrors, unknown>): ConfigFileErrors => {
  if (result._tag === 'Right') throw new Error('expected to be refused');
  return result.left;
};

const linesOf = (text: string, format: 'yaml' | 'json' = 'yaml'): ReadonlyArray<string> =>
  formatConfigFileErrors(errorsOf(planConfig(text, format))).split('\n');

const codesOf = (text: string, format: 'yaml' | 'json' = 'yaml'): ReadonlyArray<string> =>
  errorsOf(planConfig(text, format)).map((error) => error.code);

describe('a masking section', () => {
  it('is read in the published multi-block form', () => {
    const planned = planConfig(MULTI_BLOCK, 'yaml');
    expect(planned).toMatchObject({
      _tag: 'Right',
      right: {
        strategy: multiBlock,
        config: {
          numTargetMasks: 4,
          targetScale: [0.15, 0.2],
          aspectRatioRange: [0.75, 1.5],
          numContextMasks: 1,
          contextScale: [0.85, 1],
        },
        plan: { strategy: 'multi_block', parts: [{ name: '' }] },
      },
    });
  });

  it('is read in the published hierarchical form, whatever else the file holds', () => {
    const planned = planConfig(HIERARCHICAL, 'yaml');
    expect(planned).toMatchObject({
      _tag: 'Right',
      right: {
        strategy: hierarchical,
        config: {
          numHierarchies: 3,
          numTargetMasks: 4,
          scaleProgression: 'geometric',
          baseScale: [0.05, 0.15],
        },
        plan: { strategy: 'hierarchical', parts: { 0: { name: 'level_0' } } },
      },
    });
  });

  it('is read the same from JSON, from camelCase names, and behind a byte order mark', () => {
    const snake = { type: 'multi_block', num_masks: 3, mask_scale: [0.1, 0.2], input_size: [224, 112] };
    const camel = { type: 'multi_block', numTargetMasks: 3, targetScale: [0.1, 0.2], inputSize: [224, 112] };
    const texts = [snake, camel].map((masking) => JSON.stringify({ masking }));
    const readings = texts.flatMap((text) => [
      readConfig(text, 'json'),
      readConfig(text, 'yaml'),
      readConfig(`\uFEFF${text}`, 'json'),
      readConfig(`\uFEFF${text}`, 'yaml'),
    ]);
    for (const reading of readings) {
      expect(reading).toEqual({
        _tag: 'Right',
        right: {
          strategy: multiBlock,
          config: { numTargetMasks: 3, targetScale: [0.1, 0.2], inputSize: [224, 112] },
          notices: [],
        },
      });
    }
  });

  it('may use anchors within reason', () => {
    const text = 'shared: &s [0.15, 0.2]\nmasking: {type: multi_block, mask_scale: *s}\n';
    expect(readConfig(text, 'yaml')).toMatchObject({ right: { config: { targetScale: [0.15, 0.2] } } });
  });

  it.each(strategies.map((strategy) => [strategy.name, strategy] as const))(
    'takes every name of every field of %s',
    (name, strategy) => {
      for (const [own, field] of Object.entries(strategy.fields)) {
        const value = field.fallback ?? (field.kind === 'range' ? [0.5, 1] : 1);
        for (const key of [own, ...field.fileNames]) {
          const text = JSON.stringify({ masking: { type: name, [key]: value } });
          expect(readConfig(text, 'yaml')).toEqual({
            _tag: 'Right',
            right: { strategy, config: { [own]: value }, notices: [] },
          });
        }
      }
    },
  );

  it('is read for a strategy that only the caller knows', () => {
    const own: Strategy = { ...(multiBlock as Strategy), name: 'my_masks' };
    const text = 'masking: {type: my_masks, num_masks: 2}';
    expect(readConfig(text, 'yaml', { known: [own] })).toMatchObject({ right: { strategy: own } });
    expect(codesOf(text)).toEqual(['unknown_type']);
  });
});

describe('a refusal', () => {
  it('suggests the key that was most likely meant', () => {
    expect(linesOf('model: {}\nmaskin:\n  type: multi_block\n')).toEqual([
      'config: file: has no section called masking; did you mean it by "maskin"?',
    ]);
    expect(linesOf('masking:\n  type: multi_block\n  mask_scal: [0.1, 0.2]\n')).toEqual([
      'config:3:3: masking.mask_scal: is an unknown key; did you mean mask_scale?',
    ]);
    expect(errorsOf(readConfig('masking: {type: multiBlock}', 'yaml'))[0]).toMatchObject({
      code: 'unknown_type',
      didYouMean: 'multi_block',
      suggestion: [{ path: ['masking', 'type'], value: 'multi_block' }],
    });
  });

  it('names the type to which a key belongs', () => {
    expect(linesOf('masking:\n  type: multi_block\n  nesting: nested\n')[0]).toContain(
      'masking.nesting: is a key of type hierarchical only',
    );
  });

  it('finds every error, once, in the order and the names of the file', () => {
    const text = `masking:
  type: multi_block
  num_masks: 3
  numTargetMasks: 2
  mask_scale: [0.2, x]
  context_scale: [2, 1]
  inputSize: [224, "a"]
  patch_size: .inf
  max_attempts:
  target_overlap: "maskScale"
  min_context_patches: 1.5
`;
    expect(linesOf(text)).toEqual([
      'config:4:3: masking.numTargetMasks: is another name of num_masks, which is given too; give one of them',
      'config:5:15: masking.mask_scale: is [0.2, "x"]; give [low, high] with 0 < low ≤ high ≤ 1',
      'config:6:18: masking.context_scale: is [2, 1]; give [low, high] with 0 < low ≤ high ≤ 1, such as [1, 1]',
      'config:7:20: masking.inputSize[1]: is "a"; give a whole number of pixels from 1 to 65536, or [height, width]',
      'config:8:15: masking.patch_size: is Infinity; give a whole number from 1 to 4096, such as 4096',
      "config:10:19: masking.target_overlap: is \"maskScale\"; give 'forbid' or 'allow'",
      'config:11:24: masking.min_context_patches: is 1.5; give a whole number from 1 to 65536, such as 2',
    ]);
  });

  it("says what core refuses in the file's names, with its suggestion", () => {
    const errors = errorsOf(planConfig('masking:\n  type: multi_block\n  num_masks: 9\n', 'yaml'));
    expect(errors).toMatchObject([
      {
        code: 'targets_do_not_fit',
        path: ['masking', 'num_masks'],
        place: { line: 3, column: 14 },
        suggestion: [{ path: ['masking', 'num_masks'], value: 4 }],
      },
    ]);
    expect(errors[0].message).toContain("target_overlap 'allow'");
    expect(linesOf('masking: {type: multi_block, inputSize: 225}')[0]).toContain(
      'a multiple of patch_size 16',
    );
  });

  it('asks whether the fields go together only of a plan', () => {
    expect(readConfig('masking: {type: multi_block, num_masks: 9}', 'yaml')._tag).toBe('Right');
  });

  it.each([
    ['an empty file', '', ['empty']],
    ['a file of comments', '# nothing\n', ['missing_section']],
    ['a list', '- masking\n', ['missing_section']],
    ['a section that is null', 'masking:\n', ['wrong_type']],
    ['a section that is a list', 'masking: [a]\n', ['wrong_type']],
    ['a type that is a number', 'masking: {type: 4}\n', ['wrong_type']],
    ['two types', 'masking: {type: multi_block, strategy: hierarchical}\n', ['given_twice']],
    ['tabs for indentation', 'masking:\n\ttype: multi_block\n', ['syntax']],
    ['several documents', 'masking: {type: multi_block}\n---\na: 1\n', ['multiple_documents']],
    [
      'a section given twice',
      'masking: {type: multi_block}\nmasking: {type: multi_block}\n',
      ['duplicate_key'],
    ],
    ['a key given twice', 'masking: {type: multi_block, num_masks: 1, num_masks: 1}\n', ['duplicate_key']],
    ['an unresolved alias', 'masking: *nowhere\n', ['too_many_aliases']],
    ['an alias of itself', 'masking: &a {type: *a}\n', ['too_deep']],
    [
      'keys of the prototype',
      'masking: {type: multi_block, __proto__: {a: 1}, constructor: 1, toString: 1}',
      Array(3).fill('unknown_key'),
    ],
    [
      'keys that are no words',
      'masking: {type: multi_block, 1: 2, [a, b]: c, : d}',
      Array(3).fill('unknown_key'),
    ],
    [
      'a number that is too large',
      'masking: {type: multi_block, num_masks: 1e999, max_attempts: 123456789012345678901234567890}',
      ['out_of_range', 'out_of_range'],
    ],
  ])('is given to %s', (_, text, codes) => {
    expect(codesOf(text)).toEqual(codes);
  });

  it.each([
    ['comments', '{\n  // a comment\n  "masking": {}\n}', 'JSON has no comments'],
    ['trailing commas', '{"masking": {"type": "multi_block",}}', 'JSON has no trailing commas'],
    ['YAML', 'masking:\n  type: multi_block', 'is no valid JSON'],
  ])('is given to JSON with %s', (_, text, part) => {
    expect(linesOf(text, 'json')).toEqual([expect.stringContaining(part)]);
  });

  it('is given to JSON keys given twice, of which the parser keeps the last', () => {
    const text = '{"masking": {"type": "multi_block", "num_masks": 1, "num_masks": 2}}';
    expect(errorsOf(readConfig(text, 'json'))).toMatchObject([
      { code: 'duplicate_key', path: ['masking', 'num_masks'], place: { line: 1, column: 53 } },
    ]);
  });

  it('stays on one line and shows no control characters', () => {
    const text = JSON.stringify({ masking: { type: 'multi_block', 'a\nb\u001b[2J': 1 } });
    expect(linesOf(text, 'json')).toHaveLength(1);
    expect(linesOf(text, 'json')[0]).toContain('a\\u{a}b\\u{1b}[2J');
  });
});
