import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkFile } from '../../src/parity/check-file.js';
import { checkLine } from '../../src/parity/check-line.js';

/** The first line of a recorded file. */
const firstOf = (name: string): string =>
  readFileSync(new URL(`../../fixtures/${name}.jsonl`, import.meta.url), 'utf8').split('\n')[0]!;

/** A line with the value at a path changed. */
const changed = (
  line: string,
  path: ReadonlyArray<string | number>,
  change: (value: string) => unknown,
): string => {
  const whole = JSON.parse(line);
  const holder = path.slice(0, -1).reduce((value, part) => value[part], whole);
  holder[path.at(-1)!] = change(holder[path.at(-1)!]);
  return JSON.stringify(whole);
};

/** Turns over the bit of a patch. */
const flip =
  (patch: number) =>
  (hex: string): string => {
    const digit = Number.parseInt(hex[patch >> 2]!, 16) ^ (8 >> (patch & 3));
    return hex.slice(0, patch >> 2) + digit.toString(16) + hex.slice((patch >> 2) + 1);
  };

describe('a planted fault is found and named', () => {
  it.each<[string, ReadonlyArray<string | number>, (value: string) => unknown, RegExp]>([
    ['hjepa-multi-block', ['expected', 'targets', 2, 3], flip(57), /^targets, sample 2, mask 3, patch 57: /],
    ['hjepa-multi-block', ['expected', 'context', 1], flip(0), /^context, sample 1, patch 0: /],
    [
      'hjepa-hierarchical',
      ['expected', 'level_2', 'targets', 0, 1],
      flip(195),
      /^level_2 targets, .* patch 195/,
    ],
    ['hjepa-multi-block', ['expected', 'context', 0], (hex) => `${hex}00`, /expected 52 hex digits, got 50/],
    ['ijepa-multi-block', ['expected', 'contextLength'], () => 3, /^contextLength: expected 3, got \d+$/],
    ['mae-random', ['expected', 'idsKeep', 1, 5], () => 999, /^idsKeep, sample 1, entry 5: expected 999/],
    ['mae-random', ['expected', 'idsRestore'], () => undefined, /^idsRestore: not in the fixture/],
    ['mae-random', ['expected', 'noise'], () => [], /^noise: the generator gives no such thing/],
    ['simmim-random', ['batch'], () => 5, /^mask: expected 4 entries, got 5/],
    ['simmim-random', ['config', 'mask_ratio'], () => -1, /^refused: mask_ratio is -1, must be/],
    ['simmim-random', ['config', 'colour'], () => 1, /^refused: colour is no keyword of simmim-random/],
    ['simmim-random', ['seed'], () => 2 ** 32, /^refused: seed is 4294967296, must be/],
  ])('%s %j', (name, path, change, difference) => {
    const line = firstOf(name);
    expect(checkLine(line, name)).toMatchObject({ passed: true, difference: null });
    const verdict = checkLine(changed(line, path, change), name);
    expect(verdict.passed).toBe(false);
    expect(verdict.difference).toMatch(difference);
  });
});

describe('a line that is no case fails with the reason', () => {
  const line = firstOf('mae-random');
  it.each<[string, string]>([
    ['{', 'is not JSON'],
    ['[1]', 'is not a JSON object'],
    [changed(line, ['config'], () => 1), 'has no object "config"'],
    [changed(line, ['seed'], String), 'has no number "seed"'],
    [changed(line, ['batch'], () => null), 'has no number "batch"'],
    [changed(line, ['expected'], () => undefined), 'has no object "expected"'],
    [changed(line, ['step'], () => 'x'), 'has a "step" that is no number'],
  ])('%#: %s', (text, reason) => {
    expect(checkLine(text)).toEqual({ passed: false, title: 'malformed line', difference: reason });
  });

  it('says which keywords no generator has', () => {
    const strange = changed(line, ['config'], () => ({ colour: 1 }));
    expect(checkLine(strange, 'x.jsonl')).toMatchObject({
      passed: false,
      title: 'unknown generator, seed 0',
    });
    expect(checkLine(strange).difference).toContain('colour');
  });
});

it('a seed of more than 53 bits is read with all its digits', () => {
  const line = firstOf('beit-blockwise');
  const withSeed = (seed: string): string => line.replace(/"seed": ?\d+/, `"seed": ${seed}`);
  expect(checkLine(withSeed('18446744073709551617')).difference).not.toBe(
    checkLine(withSeed('18446744073709551616')).difference,
  );
  expect(checkLine(withSeed('18446744073709551617')).title).toContain('18446744073709551617');
});

it('a line may name its generator', () => {
  const line = changed(firstOf('mae-random'), ['generator'], () => 'mae-random');
  expect(checkLine(line, 'simmim-random.jsonl').passed).toBe(true);
  expect(checkLine(changed(line, ['generator'], () => 'diffusion')).title).toContain('unknown generator');
});

it('a file is checked line by line, blank lines passed over', () => {
  const line = firstOf('mae-random');
  const verdicts = checkFile(`${line}\r\n\n{\n${line}\n`, 'x.jsonl');
  expect(verdicts.map(({ line, passed }) => [line, passed])).toEqual([
    [1, true],
    [3, false],
    [4, true],
  ]);
});
