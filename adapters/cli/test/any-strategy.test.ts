import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { geometryOf, type OwnBatch, type OwnMasks, sampleBatch, unwrap } from '@jepa-masks/core';
import { describe, expect, test } from 'vitest';
import { plansOfAnyParts } from '../../export/test/any-parts.js';
import { ownFolder } from './command.js';
import { printedInProcess as run } from './in-process.js';

const kinds = Object.keys(plansOfAnyParts);
const asking = (kind: string): ReadonlyArray<string> => ['--strategy', 'any_parts', '--kind', kind];

describe('a strategy that is on the list and nowhere else', () => {
  test('is told of in the help, with its parameters, and in the schema', async () => {
    const help = await run('stats', '--help');
    expect(help).toContain('"any_parts"');
    expect(help).toContain('--kind <word>');
    expect(JSON.parse(await run('schema')).$defs).toHaveProperty('any_parts');
  });

  test.each([
    ['unions on a video', 'any_parts on 4 × 6 × 7 = 168 patches of 1 frame × 1 pixel'],
    ['unions on a video', 'each target is the union of 3 blocks'],
    ['several contexts on a row', 'any_parts on a row of 40 patches'],
    ['patches of an image', '2 targets, overlap allowed; 1 context; each a set of patches'],
    ['parts unlike each other', 'sound: a row of 77 patches'],
    ['parts unlike each other', 'clip: 2 × 3 × 5 = 30 patches of 1 frame × 1 pixel'],
  ])('is explained, with masks that are %s: %s', async (kind, line) => {
    expect((await run('explain', ...asking(kind))).split('\n')).toContain(line);
  });

  test.each([
    ['unions on a video', /^target shapes \(duration×height×width\): 1×1×[12] \d/m],
    ['several contexts on a row', /^target shapes \(width\): [12] \d/m],
    ['patches of an image', /^64 samples on 5 × 7 patches$/m],
    ['parts unlike each other', /^image: 5 × 8 = 40 patches of 1 pixel$/m],
  ])('is counted, with masks that are %s', async (kind, line) => {
    expect(await run('stats', '--batch', '64', ...asking(kind))).toMatch(line);
  });

  test('has no shapes where its masks are sets of patches', async () => {
    expect(await run('stats', '--batch', '64', ...asking('patches of an image'))).not.toContain('shapes');
  });

  test.each(kinds)('is written, and read back as it was drawn: %s', async (kind) => {
    const folder = ownFolder();
    await run('generate', '--batch', '5', '--format', 'npz,json', '--out', folder, ...asking(kind));
    const batch: OwnBatch<OwnMasks> = JSON.parse(readFileSync(join(folder, 'masks.json'), 'utf8'));
    const drawn = sampleBatch(plansOfAnyParts[kind]!, { seed: 0, count: 5 });
    expect(unwrap(geometryOf(batch))).toEqual(drawn);
    const pictures = readdirSync(folder).filter((name) => name.endsWith('.png'));
    expect(pictures.length).toBeGreaterThan(2);
  });

  test('is set beside the published generators that mask as many patches', async () => {
    const table = await run('stats', '--batch', '8', '--beside', 'all', ...asking('patches of an image'));
    expect(table).toContain('mae-random');
    expect(table).toContain('ijepa-multi-block has no column: can’t be asked for what any_parts does');
  });

  test('is validated in a file', async () => {
    const file = join(ownFolder(), 'masks.yaml');
    writeFileSync(file, 'masking:\n  type: any_parts\n  kind: parts unlike each other\n');
    expect(await run('validate', file)).toBe(
      `${file}: valid: any_parts on 5 × 8 patches (image), 77 patches (sound), 2 × 3 × 5 patches (clip)\n`,
    );
  });
});
