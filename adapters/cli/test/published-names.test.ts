import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { flagOf } from '@jepa-masks/config';
import { strategies } from '@jepa-masks/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runInProcess } from './in-process.js';

/** The parameters of the plan that flags make. */
const parameters = async (...args: ReadonlyArray<string>): Promise<Record<string, unknown>> => {
  const { code, out, err } = await runInProcess('explain', '--json', ...args);
  expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out).parameters;
};

let folder = '';
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jepa-masks-names-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const H_JEPA =
  'model: {num_hierarchies: 2}\ndata: {image_size: 96}\nmasking:\n  num_targets: 2\n  mask_scale: [0.1, 0.2]\n';

describe('a flag', () => {
  test.each(strategies)(
    'of $name may be any name of files or of published code',
    async ({ name, fields }) => {
      for (const [own, field] of Object.entries(fields)) {
        if (field.kind === 'choice') continue;
        const value = field.fallback ?? (field.kind !== 'range' ? 4 : field.max > 1 ? [0.5, 2] : [0.2, 0.4]);
        const isRange = field.kind === 'range' || field.kind === 'size';
        const text = Array.isArray(value)
          ? isRange
            ? value.join(',')
            : JSON.stringify(value)
          : String(value);
        for (const other of [own, ...field.fileNames, ...field.publishedNames]) {
          // It is a flag of the other strategy, and the answer names this one's.
          if (name === 'hierarchical' && other === 'target_scale') continue;
          const given = await parameters('--strategy', name, flagOf(other), text);
          expect(given).toMatchObject({ [own]: value });
        }
      }
    },
  );

  test.each([
    ['(0.15, 0.2)', [0.15, 0.2]],
    ['[0.15,0.2]', [0.15, 0.2]],
    ['0.15,0.2', [0.15, 0.2]],
  ])('takes a pair as Python and YAML write it: %s', async (text, range) => {
    expect(await parameters('--mask-scale', text)).toMatchObject({ targetScale: range });
  });

  test('takes the side of a square twice', async () => {
    expect(await parameters('--patch-size', '32x32')).toMatchObject({ patchSize: 32 });
  });

  test('that is a name of published code says what it was taken for, one of files does not', async () => {
    expect((await runInProcess('explain', '--pred-mask-scale', '0.15,0.2')).err).toBe(
      'note: --pred-mask-scale is taken as --target-scale\n',
    );
    expect((await runInProcess('explain', '--num-masks', '2')).err).toBe('');
  });

  test('takes precedence over a file, and over what the file says elsewhere', async () => {
    const path = file('precedence.yaml', H_JEPA);
    expect(
      await parameters('-c', path, '--image-size', '64', '--num-masks', '1', '--target-scale', '0.1,0.3'),
    ).toMatchObject({ inputSize: 64, numTargetMasks: 1, targetScale: [0.1, 0.3] });
  });

  test('is what errors name, beside the places of the file', async () => {
    const path = file('errors.yaml', 'masking:\n  type: multi_block\n  num_masks: 900\n');
    const { code, err } = await runInProcess('explain', '-c', path, '--mask-scale', '15,20');
    expect(code).toBe(2);
    expect(err).toContain(`${path}:3:14: masking.num_masks: is 900`);
    expect(err).toContain('--mask-scale: is [15, 20]');
  });
});

describe('a file', () => {
  test('of H-JEPA is read as it is, with a note of what was taken for what', async () => {
    const path = file('hjepa.yaml', H_JEPA);
    const { code, out, err } = await runInProcess('validate', path);
    expect({ code, out }).toEqual({
      code: 0,
      out: `${path}: valid: multi_block on 6 × 6 patches (input size 96, patch size 16 by default)\n`,
    });
    const notes = err.trimEnd().split('\n');
    expect(notes.every((note) => note.startsWith(`note: ${path}:`))).toBe(true);
    expect(err).toContain('data.image_size: 96 is taken as input_size');
    expect(err).toContain('num_targets is taken as num_masks');
    expect(err).toContain('has no type: read as multi_block');
  });

  test('that names no strategy has the one that is asked for', async () => {
    const path = file('strategy.yaml', H_JEPA.replace('0.1, 0.2', '0.05, 0.1').replace('96', '224'));
    expect(await parameters('-c', path, '--strategy', 'hierarchical')).toMatchObject({
      numHierarchies: 2,
      baseScale: [0.05, 0.1],
    });
    expect((await runInProcess('validate', '--strategy', 'hierarchical', path)).out).toContain(
      'valid: hierarchical',
    );
  });

  test('without a section takes the defaults of the strategy that is asked for', async () => {
    const path = file('none.yaml', 'data: {image_size: 96}\n');
    expect((await runInProcess('explain', '-c', path)).err).toContain('has no section called masking');
    expect(await parameters('-c', path, '--strategy', 'multi_block', '--num-masks', '1')).toMatchObject({
      inputSize: 96,
    });
  });

  test('that names another strategy than the flag is refused', async () => {
    const path = file('typed.yaml', 'masking: {type: multi_block}\n');
    expect(await runInProcess('explain', '-c', path, '--strategy', 'hierarchical')).toMatchObject({
      code: 2,
      err: `jepa-masks: ${path} configures multi_block, --strategy says hierarchical; leave one of them out\n`,
    });
  });
});
