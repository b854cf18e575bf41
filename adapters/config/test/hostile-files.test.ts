import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatConfigFileErrors, planConfig } from '../src/index.js';

const MEGABYTE = 1 << 20;

const BOMB = `a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]
e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]
masking: {type: multi_block, mask_scale: *e}
`;

const repeated = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('');

/** Either refused with readable lines or planned: never thrown. */
const isAnswered = (text: string, format: 'yaml' | 'json'): boolean => {
  const result = planConfig(text, format);
  if (result._tag === 'Right') return true;
  const lines = formatConfigFileErrors(result.left).split('\n');
  return lines.length === result.left.length && lines.every((line) => line.startsWith('config'));
};

describe('a hostile file', () => {
  it.each([
    ['an alias bomb', BOMB, 'too_many_aliases'],
    ['a file that is too long', 'x'.repeat(MEGABYTE + 1), 'too_large'],
    ['open brackets', '['.repeat(MEGABYTE), 'too_deep'],
    ['nested lists', `masking: ${'['.repeat(5e5)}${']'.repeat(5e5)}`, 'too_deep'],
    ['nested mappings', '{a: '.repeat(2e5), 'too_deep'],
    ['nested sequences', '- '.repeat(5e5), 'too_deep'],
    ['nested keys', '? '.repeat(5e5), 'too_deep'],
    ['many keys', `masking:\n${repeated(80_000, (index) => ` k${index}:\n`)}`, 'unknown_key'],
    ['many top-level keys', repeated(100_000, (index) => `k${index}:\n`), 'missing_section'],
    [
      'many aliases',
      `x: [${repeated(50_000, (i) => `&a${i} 1,*a${i},`)}]\nmasking: [*a3]\n`,
      'too_many_aliases',
    ],
    ['many syntax errors', '"'.repeat(1e5), 'syntax'],
    ['a long key', `masking: {type: multi_block, ? ${'m'.repeat(9e5)} : 1}`, 'unknown_key'],
  ])(
    'is refused in time: %s',
    (_, text, code) => {
      const result = planConfig(text, 'yaml');
      expect(result).toMatchObject({
        _tag: 'Left',
        left: expect.arrayContaining([expect.objectContaining({ code })]),
      });
      expect(isAnswered(text, 'yaml')).toBe(true);
    },
    60_000,
  );

  it('is told of a hundred errors at most', () => {
    const result = planConfig(
      `masking:\n  type: multi_block\n${repeated(500, (i) => `  k${i}: 1\n`)}`,
      'yaml',
    );
    expect(result._tag === 'Left' && result.left.length).toBe(101);
    expect(result._tag === 'Left' && result.left.at(-1)!.code).toBe('too_many_errors');
  });

  it('is refused in JSON too', () => {
    const nested = `{"masking": ${'['.repeat(4e5)}${']'.repeat(4e5)}}`;
    expect(planConfig(nested, 'json')).toMatchObject({ _tag: 'Left', left: [{ code: 'too_deep' }] });
  });

  it('pollutes no prototype', () => {
    const text =
      '{"masking": {"type": "multi_block", "__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}}';
    for (const format of ['yaml', 'json'] as const) expect(planConfig(text, format)._tag).toBe('Left');
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

describe('any text', () => {
  const format = fc.constantFrom('yaml' as const, 'json' as const);

  it('is answered: arbitrary strings', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), format, isAnswered), { numRuns: 500 });
  });

  it('is answered: strings of YAML indicators', () => {
    const indicators = fc.constantFrom(
      ...'-?:,[]{}#&*!|>\'"%@` \n\t0a~<.\r\uFEFF',
      'masking',
      'type',
      '---',
      '...',
    );
    const text = fc.array(indicators, { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(fc.property(text, format, isAnswered), { numRuns: 1500 });
  });

  it('is answered: arbitrary values in the section', () => {
    const key = fc.oneof(
      fc.constantFrom('num_masks', 'mask_scale', 'input_size', 'target_overlap', '__proto__', 'nesting'),
      fc.string(),
    );
    const section = fc
      .dictionary(key, fc.jsonValue())
      .chain((fields) =>
        fc.constantFrom('multi_block', 'hierarchical', 'other', 4).map((type) => ({ ...fields, type })),
      );
    const text = fc.oneof(section, fc.jsonValue()).map((masking) => JSON.stringify({ masking }));
    fc.assert(fc.property(text, format, isAnswered), { numRuns: 500 });
  });

  it('is answered: a valid file with characters changed', () => {
    const valid =
      'a: &x [1]\nmasking:\n  type: "multi_block"\n  num_masks: 4\n  mask_scale: [0.15, 0.2]\n  input_size: 32\n  patch_size: 4\n';
    const change = fc.tuple(
      fc.nat(valid.length - 1),
      fc.nat(3),
      fc.oneof(
        fc.string({ maxLength: 3 }),
        fc.constantFrom('\n', '\t', '*x', '[', '}', ': ', '- ', '9', 'e9'),
      ),
    );
    const text = fc
      .array(change, { minLength: 1, maxLength: 4 })
      .map((changes) =>
        changes.reduce((now, [at, length, by]) => now.slice(0, at) + by + now.slice(at + length), valid),
      );
    fc.assert(
      fc.property(text, (changed) => isAnswered(changed, 'yaml')),
      { numRuns: 1000 },
    );
  });
});
