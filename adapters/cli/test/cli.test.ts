import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strategies } from '@jepa-masks/core';
import { laws } from '@jepa-masks/property-tests';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { flagOf } from '../src/parameter-flags.js';

const bin = fileURLToPath(new URL('../bin/jepa-masks.js', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));
const example = (name: string): string => join(root, 'examples', name);

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The command as a user runs it: its own process, no terminal. */
const run = (...args: ReadonlyArray<string>): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, [bin, ...args], (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, out, err });
    });
  });

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'jepa-masks-'));
});
afterAll(() => {
  rmSync(directory, { recursive: true });
});

/** What Debian's python3-numpy reads in an archive: name, shape and dtype of each array, and whether masks meet. */
const readWithNumpy = (
  path: string,
): Promise<{ arrays: Record<string, [number[], string]>; meet: boolean }> =>
  new Promise((resolve, reject) => {
    const script = `
import json, sys, numpy
masks = numpy.load(sys.argv[1])
arrays = {name: [list(masks[name].shape), str(masks[name].dtype)] for name in masks.files}
levels = [''] if 'context' in masks else [f'level_{l}.' for l in range(3)]
meet = any(bool((masks[l + 'context'][:, None] & masks[l + 'targets']).any()) or
           int(masks[l + 'targets'].sum(axis=1).max()) > 1 for l in levels)
print(json.dumps({'arrays': arrays, 'meet': meet}))
`;
    execFile('/usr/bin/python3', ['-c', script, path], (error, out) => {
      if (error === null) resolve(JSON.parse(out));
      else
        reject(
          new Error(`NumPy is needed to read masks back: apt-get install python3-numpy\n${error.message}`),
        );
    });
  });

describe('the main job', () => {
  test('multi-block masks over the photograph: table, archive and pictures, their paths printed', async () => {
    const out = join(directory, 'multi-block');
    const ended = await run(
      'generate',
      '-c',
      example('multi-block.yaml'),
      '-i',
      example('alpine.jpg'),
      '-b',
      '64',
      '-s',
      '42',
      '-o',
      out,
    );
    expect(ended).toMatchObject({ code: 0, err: '' });
    const names = ['masks.npz', 'panel.png', 'samples.png', 'visits.png', 'shapes.png', 'coverage.png'];
    expect(ended.out.trim().split('\n').slice(-6)).toEqual(names.map((name) => join(out, name)));
    expect(readdirSync(out).sort()).toEqual([...names].sort());
    expect(ended.out).toMatch(/samples in which context and targets meet │ {5}0/);
    for (const name of names.slice(1)) {
      expect(readFileSync(join(out, name)).subarray(1, 4).toString()).toBe('PNG');
      expect(statSync(join(out, name)).size).toBeGreaterThan(5_000);
    }
    const { arrays, meet } = await readWithNumpy(join(out, 'masks.npz'));
    expect(arrays).toMatchObject({ context: [[64, 196], 'bool'], targets: [[64, 4, 196], 'bool'] });
    expect(meet).toBe(false);
  });

  test('hierarchical masks, an array a level', async () => {
    const out = join(directory, 'hierarchical');
    const ended = await run(
      'generate',
      '-c',
      example('hierarchical.yaml'),
      '-i',
      example('alpine.jpg'),
      '-b',
      '8',
      '-o',
      out,
      '-f',
      'npz,safetensors,json',
    );
    expect(ended).toMatchObject({ code: 0, err: '' });
    const { arrays, meet } = await readWithNumpy(join(out, 'masks.npz'));
    for (const level of [0, 1, 2]) {
      expect(arrays[`level_${level}.context`]).toEqual([[8, 196], 'bool']);
      expect(arrays[`level_${level}.targets`]).toEqual([[8, 4, 196], 'bool']);
    }
    expect(meet).toBe(false);
    expect(existsSync(join(out, 'masks.safetensors')) && existsSync(join(out, 'levels.png'))).toBe(true);
    expect(JSON.parse(readFileSync(join(out, 'masks.json'), 'utf8'))).toMatchObject({
      strategy: 'hierarchical',
    });
  });

  test('gives the same file for the same key, and another for another', async () => {
    const bytes = async (name: string, seed: string): Promise<Buffer> => {
      const out = join(directory, name);
      await run('generate', '--seed', seed, '-b', '5', '-o', out, '--no-pictures');
      return readFileSync(join(out, 'masks.npz'));
    };
    expect(await bytes('a', 'text seed')).toEqual(await bytes('b', 'text seed'));
    expect(await bytes('c', '7')).not.toEqual(await bytes('d', '8'));
  });
});

describe('commands', () => {
  test('stats prints tables, or JSON', async () => {
    const table = await run('stats', '-b', '500', '--target-overlap', 'allow');
    expect(table.code).toBe(0);
    expect(table.out).toContain('500 samples on 14 × 14 patches');
    expect(table.out).not.toContain('\u001b');
    const json = JSON.parse((await run('stats', '-b', '500', '--json', '--input-size', '64x96')).out);
    expect(json).toMatchObject({ strategy: 'multi_block', samples: 500, grid: { rows: 4, columns: 6 } });
  });

  test('stats says where to look after patches that are never context, and only then', async () => {
    const [crowded, allowed] = await Promise.all([
      run('stats', '-b', '500'),
      run('stats', '-b', '500', '--target-overlap', 'allow'),
    ]);
    expect(crowded.out).toMatch(/patches never context +│ +4 │/);
    expect(crowded.out).toContain('see `jepa-masks explain` and docs/crowded-plans.md');
    expect(allowed.out).toMatch(/patches never context +│ +0 │/);
    expect(allowed.out).not.toContain('explain');
  });

  test('stats --beside sets published generators beside ours', async () => {
    const { code, out } = await run('stats', '-b', '256', '--beside', 'hjepa-multi-block,ijepa-multi-block');
    expect(code).toBe(0);
    const row = (name: string): ReadonlyArray<string> =>
      out
        .split('\n')
        .find((line) => line.includes(name))!
        .split('│')
        .map((cell) => cell.trim())
        .slice(2, -1);
    expect(row('targets in bounds')[0]).toBe('100.0 %');
    expect(row('samples whose targets overlap')[0]).toBe('0.0 %');
    expect(Number.parseFloat(row('samples whose targets overlap')[1]!)).toBeGreaterThan(60);
    expect(row('rows never target')).toEqual(['none', 'none', '13']);
  });

  test('stats --beside says why a generator has no column', async () => {
    const args = '--input-size 64 --target-scale 0.1,0.3 --num-target-masks 2 --min-context-patches 4'.split(
      ' ',
    );
    const { code, out } = await run('stats', '-b', '64', ...args, '--beside', 'all');
    expect(code).toBe(0);
    expect(out).toMatch(/ijepa-multi-block has no column: after 0 samples: .*would draw for ever/);
    expect(out).toContain('hjepa-hierarchical has no column: can’t be asked for what multi_block does');
  });

  test('check runs every law on a configuration and says what each proves', async () => {
    const { code, out, err } = await run('check', '-c', example('hierarchical.yaml'), '--runs', '20');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const lines = out.trim().split('\n');
    expect(lines.map((line) => line.split('(')[0])).toEqual(laws.map(({ name }) => `holds  ${name} `));
    for (const { proves } of laws) expect(out).toContain(proves);
  });

  test('explain prints the report', async () => {
    const { code, out } = await run('explain');
    expect(code).toBe(0);
    expect(out).toContain('target in every sample (row,column): 4,4 4,9 9,4 9,9');
    expect(out).toContain(
      'context kept: 26.1 % of the patches on average (of 256 samples), 12.2 % guaranteed',
    );
    const levels = JSON.parse((await run('explain', '--json', '--strategy', 'hierarchical')).out);
    expect(levels.contextKept.map((share: number) => Math.round(100 * share))).toEqual([34, 24, 8]);
    expect(JSON.parse((await run('explain', '--json', '--preset', 'i-jepa')).out)).toMatchObject({
      report: { levels: [{ isCrowded: false }] },
    });
  });

  test('show writes SVG when asked to', async () => {
    const out = join(directory, 'svg');
    const { code } = await run(
      'show',
      '-o',
      out,
      '--picture-format',
      'svg',
      '-b',
      '20',
      '--strategy',
      'hierarchical',
    );
    expect(code).toBe(0);
    expect(readFileSync(join(out, 'parts-combined.svg'), 'utf8')).toMatch(/^<svg/);
  });

  test('validate says whether a file is right by its exit code', async () => {
    expect(await run('validate', example('multi-block.yaml'))).toMatchObject({ code: 0 });
    const file = join(directory, 'typo.yaml');
    writeFileSync(file, 'masking:\n  type: multi_block\n  mask_scal: [0.1, 0.2]\n');
    const { code, err } = await run('validate', file);
    expect(code).toBe(2);
    expect(err).toContain('mask_scale');
    expect(err).toContain('typo.yaml:3:3');
  });

  test('schema prints a JSON Schema', async () => {
    expect(JSON.parse((await run('schema')).out)).toHaveProperty('$schema');
  });

  test('help teaches every command, every parameter and the exit codes', async () => {
    const help = await run('--help');
    expect(help.code).toBe(0);
    for (const word of [
      'generate',
      'show',
      'stats',
      'explain',
      'validate',
      'schema',
      'Exit codes',
      'Examples',
    ]) {
      expect(help.out).toContain(word);
    }
    const { out } = await run('generate', '--help');
    for (const { fields } of strategies)
      for (const name of Object.keys(fields)) expect(out).toContain(flagOf(name));
  });
});

describe('bad input', () => {
  const cases: ReadonlyArray<readonly [number, string, ReadonlyArray<string>]> = [
    [2, '--target-scale: is [0.3, 0.2]', ['stats', '--target-scale', '0.3,0.2']],
    [2, '--target-scale: is "wide"', ['stats', '--target-scale', 'wide']],
    [2, 'such as [0.15, 0.2]: shares, not percent', ['stats', '--target-scale', '15,20']],
    [2, 'such as [0.15, 0.15]', ['stats', '--target-scale', '0.15']],
    [
      2,
      '--mask-ratio: block masks have no ratio: how much is masked follows from --num-target-masks',
      ['stats', '--mask-ratio', '0.75'],
    ],
    [2, '--allow-overlap: in I-JEPA it is whether the context', ['stats', '--allow-overlap']],
    [
      2,
      '--target-scale: hierarchical has no such parameter, multi_block has; did you mean --base-scale?',
      ['stats', '--strategy', 'hierarchical', '--target-scale', '0.1,0.2'],
    ],
    [
      2,
      '--enc-mask-scale: hierarchical has no such parameter, multi_block has; leave it out',
      ['stats', '--enc-mask-scale', '0.85,1', '--strategy', 'hierarchical'],
    ],
    [
      2,
      '--num-masks: is another name of --num-target-masks, which is given too; give one of them',
      ['stats', '--num-masks', '2', '--num-target-masks', '3'],
    ],
    [2, '--strategy: is multi-block; did you mean multi_block?', ['stats', '--strategy', 'multi-block']],
    [2, '--preset: is ijepa; did you mean i-jepa?', ['stats', '--preset', 'ijepa']],
    [2, '--strategy: is random; give one of multi_block, hierarchical', ['stats', '--strategy', 'random']],
    [2, 'Did you mean --batch?', ['stats', '--batchsize', '3']],
    [2, 'Did you mean --mask-scale?', ['stats', '--mask-scal', '0.1,0.2']],
    [2, '--seed: is 1.5; give a whole number', ['stats', '--seed', '1.5']],
    [2, '--seed: is 9007199254740993; give a whole number', ['stats', '--seed', '9007199254740993']],
    [2, '--num-target-masks: on 14 × 14 patches 9 targets', ['stats', '--num-target-masks', '9']],
    [2, '--input-size: is 225, which is not a multiple', ['stats', '--input-size', '225']],
    [
      2,
      '--base-scale: multi_block has no such parameter, hierarchical has; did you mean --target-scale?',
      ['stats', '--base-scale', '0.1,0.2'],
    ],
    [2, '--batch: is NaN', ['stats', '--batch', 'many']],
    [2, '--batch: is 0; give at least 1', ['stats', '--batch', '0']],
    [2, '--step: is -1', ['stats', '--step', '-1']],
    [2, "unknown option '--sed'", ['stats', '--sed', '1']],
    [2, "unknown command 'stat'", ['stat']],
    [2, '--config and --preset both', ['stats', '-c', 'a.yaml', '--preset', 'i-jepa']],
    [2, '--beside: is mea; give all, or one or more of hjepa-multi-block', ['stats', '--beside', 'mea']],
    [2, '--runs: is 0; give a whole number from 1', ['check', '--runs', '0']],
    [2, '--format: is zip', ['generate', '-o', 'nowhere', '--format', 'zip']],
    [2, "required option '-o, --out <where>'", ['generate']],
    [3, 'missing.yaml: there is no such file', ['stats', '-c', 'missing.yaml']],
    [3, 'missing.jpg', ['generate', '-o', 'nowhere', '-i', 'missing.jpg']],
    [3, 'package.json', ['generate', '-o', 'nowhere', '-i', join(root, 'package.json')]],
  ];

  test.each(cases)('exits with %i and says %s', async (code, message, args) => {
    const ended = await run(...args);
    expect(ended.code).toBe(code);
    expect(ended.err).toContain(message);
    expect(ended.err).not.toMatch(/\n\s+at /);
    expect(ended.out).toBe('');
    expect(existsSync('nowhere')).toBe(false);
  });

  test('leaves nothing behind where it can’t write', async () => {
    const file = join(directory, 'a-file');
    writeFileSync(file, 'kept');
    const ended = await run('generate', '-o', file, '-b', '1');
    expect(ended.code).toBe(3);
    expect(readFileSync(file, 'utf8')).toBe('kept');
  });
});
