import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { example, ownFolder, run } from './command.js';

/** What Debian's python3-numpy reads in an archive: name, shape and dtype of each array, and whether masks meet. */
const readWithNumpy = (
  path: string,
): Promise<{ arrays: Record<string, [number[], string]>; meet: boolean }> =>
  new Promise((resolve, reject) => {
    const script = `
import json, sys, numpy
masks = numpy.load(sys.argv[1])
arrays = {name: [list(masks[name].shape), str(masks[name].dtype)] for name in masks.files}
parts = [name[:-len('context')] for name in masks.files if name.endswith('context')]
meet = any(bool((masks[p + 'context'][:, None] & masks[p + 'targets']).any()) or
           int(masks[p + 'targets'].sum(axis=1).max()) > 1 for p in parts)
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
    const out = join(ownFolder(), 'multi-block');
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

  test('hierarchical masks, arrays named by level', async () => {
    const out = join(ownFolder(), 'hierarchical');
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
    expect(existsSync(join(out, 'masks.safetensors')) && existsSync(join(out, 'parts.png'))).toBe(true);
    expect(JSON.parse(readFileSync(join(out, 'masks.json'), 'utf8'))).toMatchObject({
      strategy: 'hierarchical',
    });
  });

  test('gives the same file for the same key, and another for another', async () => {
    const bytes = async (seed: string): Promise<Buffer> => {
      const out = ownFolder();
      await run('generate', '--seed', seed, '-b', '5', '-o', out, '--no-pictures');
      return readFileSync(join(out, 'masks.npz'));
    };
    expect(await bytes('text seed')).toEqual(await bytes('text seed'));
    expect(await bytes('7')).not.toEqual(await bytes('8'));
  });
});
