import { describe, expect, it } from 'vitest';
import { formatConfigFileErrors, planConfig } from '../src/index.js';

const inYaml = (line: string): string => `masking:\n  type: multi_block\n  ${line}\n`;

const inJson = (members: string): string => `{"masking": {"type": "multi_block", ${members}}}`;

/** What is said of a file, or the number of targets that it plans. */
const answer = (text: string, format: 'yaml' | 'json'): string | number => {
  const planned = planConfig(text, format);
  return planned._tag === 'Left' ? formatConfigFileErrors(planned.left) : planned.right.plan.parts[0].targets;
};

describe('a number', () => {
  it.each([
    ['1e400', 'Infinity'],
    ['-1e400', '-Infinity'],
    ['.inf', 'Infinity'],
    ['.nan', 'NaN'],
    ['9'.repeat(400_000), 'Infinity'],
    [`0x${'f'.repeat(400_000)}`, 'Infinity'],
    ['9007199254740993', '9007199254740992'],
    ['1e-400', '0'],
    ['4_0', '"4_0"'],
    ['4n', '"4n"'],
    ['2026-01-01', '"2026-01-01"'],
    ['\u00004', '"\\u00004"'],
  ])('such as %.12s is read as %s, and refused', (given, read) => {
    const said = answer(inYaml(`num_masks: ${given}`), 'yaml');
    expect(said).toContain(`masking.num_masks: is ${read}; give a whole number from 1 to 256`);
  });

  it.each(['1e400', '-1e400', '9'.repeat(400_000)])('such as %.12s is refused in JSON', (given) => {
    expect(answer(inJson(`"num_masks": ${given}`), 'json')).toMatch(
      /masking\.num_masks: is -?Infinity; give/,
    );
  });
});

describe('a name of every object’s own', () => {
  it.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    'is a key like any other that is unknown: %s',
    (name) => {
      expect(answer(inYaml(`${name}: {num_masks: 2}`), 'yaml')).toContain(
        `masking.${name}: is an unknown key`,
      );
      expect(answer(inJson(`"${name}": {"num_masks": 2}`), 'json')).toContain(
        `masking.${name}: is an unknown key`,
      );
      expect(answer(`masking: {type: ${name}}`, 'yaml')).toContain(`masking.type: is "${name}"; give one of`);
    },
  );

  it.each(['__proto__', 'constructor'])('gives nothing from deeper down or above: %s', (name) => {
    const inside = `{"${name}": {"polluted": 1, "0": 0.1, "1": 0.2, "length": 2}}`;
    expect(answer(inYaml(`mask_scale: ${inside}`), 'yaml')).toContain(
      'masking.mask_scale: is an object; give',
    );
    expect(answer(inJson(`"mask_scale": ${inside}`), 'json')).toContain(
      'masking.mask_scale: is an object; give',
    );
    for (const format of ['yaml', 'json'] as const) {
      expect(answer(`{"${name}": {"masking": {"type": "multi_block"}}}`, format)).toContain('has no section');
      expect(answer(`{"${name}": {"x": 1}, "masking": {"type": "multi_block"}}`, format)).toBe(4);
    }
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

describe('YAML that is more than JSON', () => {
  it.each([
    ['a tag of a language', 'num_masks: !!js/function "function () {}"', 'is "function () {}"; give'],
    ['a tag for bytes', 'num_masks: !!binary "NA=="', 'is an object; give'],
    ['a tag of one’s own', 'num_masks: !mine 4', 'is "4"; give'],
    ['a set for a list', 'mask_scale: !!set {0.1, 0.2}', 'is an object; give'],
    ['a merge of what is no mapping', '<<: 3', 'masking.<<: is an unknown key'],
    ['a merge that is quoted', '"<<": {num_masks: 2}', 'masking.<<: is an unknown key'],
    ['a key that is a mapping', '? {__proto__: 1}\n  : 2', 'is an unknown key'],
    ['a key given twice', 'num_masks: 2\n  num_masks: 3', 'config:4:3: masking.num_masks: is given twice'],
  ])('is not taken for what it is not: %s', (_, line, said) => {
    expect(answer(inYaml(line), 'yaml')).toContain(said);
  });

  it.each(['masking: &a [*a]', 'masking: &a\n  type: multi_block\n  mask_scale: *a'])(
    'can’t hold itself: %j',
    (text) => {
      expect(answer(text, 'yaml')).toContain('masking: is nested too deeply; give a type and its fields');
    },
  );

  it.each([
    ['a tag that says what it is', inYaml('num_masks: !!int "4"')],
    ['an older version', `%YAML 1.1\n---\n${inYaml('num_masks: 4')}`],
    ['a byte order mark', `\uFEFF${inYaml('num_masks: 4')}`],
    ['lines of another system', inYaml('num_masks: 4').replaceAll('\n', '\r\n')],
    ['an alias', 'n: &n 4\nmasking: {type: multi_block, num_masks: *n}'],
  ])('is read where it is plain: %s', (_, text) => {
    expect(answer(text, 'yaml')).toBe(4);
  });
});

it('JSON’s keys given twice are found too, the section’s own name among them', () => {
  expect(answer(inJson('"num_masks": 2, "num_masks": 3'), 'json')).toContain('num_masks: is given twice');
  expect(answer('{"masking": {"type": "multi_block"}, "masking": {}}', 'json')).toContain(
    'masking: is given twice',
  );
});
