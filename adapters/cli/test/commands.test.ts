import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { flagOf } from '@jepa-masks/config';
import { strategies } from '@jepa-masks/core';
import { laws } from '@jepa-masks/property-tests';
import { describe, expect, test } from 'vitest';
import { example, ownFolder, run } from './command.js';

describe('commands', () => {
  test('stats prints tables, or JSON', async () => {
    const table = await run('stats', '-b', '500', '--target-overlap', 'allow');
    expect(table.code).toBe(0);
    expect(table.out).toContain('500 samples on 14 × 14 patches');
    expect(table.out).not.toContain('\u001b');
    const json = JSON.parse((await run('stats', '-b', '500', '--json', '--input-size', '64x96')).out);
    expect(json).toMatchObject({ strategy: 'multi_block', samples: 500 });
    expect(json.parts).toMatchObject([{ name: '', grid: { rows: 4, columns: 6 } }]);
  });

  test('stats --collated tells what lists of one length keep, by policy', async () => {
    const table = await run('stats', '-b', '640', '--collated');
    expect([table.code, table.err]).toEqual([0, '']);
    expect(table.out).toContain('lists of one length, in batches of 64');
    expect(table.out).toMatch(/pad +│ context +│ +\d+\.\d │ +\d+\.\d % │ +0\.0 % │ 100\.0 % to 100\.0 %/);
    expect(table.out).toMatch(
      /prefix +│ context +│ +\d+\.\d │ +0\.0 % │ +\d+\.\d % │ +[0-5]\.\d % to 100\.0 %/,
    );
    const given = ['--strategy', 'hierarchical', '--collated', '32', '--json'];
    const { collation } = JSON.parse((await run('stats', '-b', '64', ...given)).out);
    expect(collation).toHaveLength(4);
    expect(collation[1]).toMatchObject({ policy: 'bucket', samples: 64, batchSize: 32 });
    expect(collation[1].parts[2].effects.context.length % 8).toBe(0);
    const { code, err } = await run('stats', '-b', '64', '--collated', '1.5');
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('--collated: is 1.5; give the samples of a batch'),
    ]);
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

  test('stats --beside compares masks of clips part by part, and over time', async () => {
    const { code, out } = await run(
      ...['stats', '-b', '128', '--preset', 'v-jepa', '--beside', 'vjepa-multi-block-3d,mae-random'],
    );
    expect(code).toBe(0);
    const rows = out.split('\n').filter((line) => line.includes('context kept in the last step'));
    const shares = rows.map((row) =>
      row
        .split('│')
        .slice(2, -1)
        .map((cell) => Number.parseFloat(cell)),
    );
    // Ours, V-JEPA's, which cuts late steps away, and MAE's, which is asked for one mask alone.
    expect(shares.map(({ length }) => length)).toEqual([3, 2]);
    for (const [ours, theirs] of shares) {
      expect(ours).toBeGreaterThan(10);
      expect(theirs).toBeLessThan(3);
    }
  });

  test('a flag takes a list of masks in YAML or JSON, under any of their names', async () => {
    const given = [
      '[{name: one, num_blocks: 3}]',
      '[{"name": "one", "numBlocks": 3}]',
      '{name: one, npred: 3}',
    ];
    const told = await Promise.all(
      given.map((text) => run('stats', '-b', '2', '--json', '--strategy', 'multi_block_3d', '--parts', text)),
    );
    for (const { code, out } of told) {
      expect(code).toBe(0);
      expect(JSON.parse(out).parameters.parts).toMatchObject([{ name: 'one', numBlocks: 3 }]);
    }
    const { code, err } = await run('stats', '--strategy', 'multi_block_3d', '--parts', '[{num_blocks: 0}]');
    expect({ code, err }).toMatchObject({
      code: 2,
      err: expect.stringContaining('--parts[0].numBlocks: is 0'),
    });
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

  test('explain calls roomy only what it knows to be', async () => {
    const spacious = ['--input-size', '512', '--num-target-masks', '1', '--target-overlap', 'allow'];
    expect((await run('explain', ...spacious)).out).toContain('roomy: no block');
    expect((await run('explain', '--preset', 'v-jepa')).out).not.toContain('roomy');
  });

  test('explain prints the report', async () => {
    const { code, out } = await run('explain');
    expect(code).toBe(0);
    expect(out).toContain('target in every sample (row,column): 4,4 4,9 9,4 9,9');
    expect(out).toContain(
      'context kept: 26.1 % of the patches on average (of 256 samples), 12.2 % guaranteed',
    );
    const explained = JSON.parse((await run('explain', '--json', '--strategy', 'hierarchical')).out);
    expect(explained.contextKept.map((share: number) => Math.round(100 * share))).toEqual([34, 24, 8]);
    expect(JSON.parse((await run('explain', '--json', '--preset', 'i-jepa')).out)).toMatchObject({
      report: { parts: [{ isCrowded: false }] },
    });
  });

  test('show writes SVG when asked to', async () => {
    const out = ownFolder();
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
    const file = join(ownFolder(), 'typo.yaml');
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
    for (const { name, summary, presets } of strategies) {
      expect(help.out).toContain(`${name.padEnd(16)}${summary}`);
      for (const preset of presets) expect(help.out).toContain(preset.name);
    }
    const { out } = await run('generate', '--help');
    for (const { fields } of strategies)
      for (const name of Object.keys(fields)) expect(out).toContain(flagOf(name));
  });
});
