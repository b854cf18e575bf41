import { readdirSync, readFileSync } from 'node:fs';
import { references } from '@jepa-masks/core/published';
import { describe, expect, it } from 'vitest';
import { checkFile } from '../../src/parity/check-file.js';

const folder = new URL('../../fixtures/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
const textOf = (file: string): string => readFileSync(new URL(file, folder), 'utf8');

/** Cases that the files hold; a file that goes missing would otherwise pass. */
const CASES = 276;

it('every generator has recorded masks', () => {
  expect(files.map((file) => file.replace('.jsonl', '')).sort()).toEqual(
    references.map(({ name }) => name).sort(),
  );
  expect(files.flatMap((file) => checkFile(textOf(file), file))).toHaveLength(CASES);
});

describe.each(files)('%s', (file) => {
  it('is reproduced bit for bit', () => {
    expect(checkFile(textOf(file), file).filter(({ passed }) => !passed)).toEqual([]);
  });

  it('is recognised by its contents under another name, and under the wrong one', () => {
    for (const name of ['renamed.jsonl', 'hjepa-hierarchical.jsonl', 'simmim-random-2.jsonl']) {
      expect(checkFile(textOf(file), name).filter(({ passed }) => !passed)).toEqual([]);
    }
  });
});
