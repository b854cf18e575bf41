import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strategies } from '@jepa-masks/core';
import { describe, expect, test } from 'vitest';
import { ownFolder, root, run } from './command.js';

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
    [
      2,
      `--strategy: is spiral; give one of ${strategies.map(({ name }) => name).join(', ')}`,
      ['stats', '--strategy', 'spiral'],
    ],
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
    const file = join(ownFolder(), 'a-file');
    writeFileSync(file, 'kept');
    const ended = await run('generate', '-o', file, '-b', '1');
    expect(ended.code).toBe(3);
    expect(readFileSync(file, 'utf8')).toBe('kept');
  });
});
