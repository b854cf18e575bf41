import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { multiBlock, sampleBatch, unwrap } from '@jepa-masks/core';
import { planAt, schedule } from '@jepa-masks/core/schedule';
import { describe, expect, test } from 'vitest';
import { ownFolder } from './command.js';
import { printedInProcess as run, runInProcess } from './in-process.js';

const CHANGING = [
  'masking:',
  '  type: multi_block',
  '  input_size: 128',
  '  mask_scale: { from: [0.05, 0.1], to: [0.15, 0.2], over: 1000, shape: cosine, levels: 4 }',
  '  num_masks: [{ at: 0, value: 2 }, { at: 500, value: 3 }]',
  '',
].join('\n');

const scheduled = unwrap(
  schedule(multiBlock, {
    inputSize: 128,
    targetScale: { from: [0.05, 0.1], to: [0.15, 0.2], over: 1000, shape: 'cosine', levels: 4 },
    numTargetMasks: [
      { at: 0, value: 2 },
      { at: 500, value: 3 },
    ],
  }),
);

const fileWith = (text: string): string => {
  const file = join(ownFolder(), 'masks.yaml');
  writeFileSync(file, text);
  return file;
};

describe('a configuration that changes with the step', () => {
  test('is explained: what changes when, as words and lines, and how many plans there are', async () => {
    const out = await run('explain', '-c', fileWith(CHANGING), '--step', '600');
    expect(out).toContain('targetScale (in files mask_scale): [0.05, 0.1] from step 0 on, ');
    expect(out).toContain('[0.15, 0.2] from step 1,000 on');
    expect(out).toContain('numTargetMasks (in files num_masks): 2 from step 0 on, 3 from step 500 on');
    expect(out).toMatch(/▁+▂*▃*▄*▅*▆*▇*█+ step 0 to 1,000/);
    expect(out).toContain('5 plans, made before the first step');
    expect(out).toContain('the plan of step 600');
    expect(out).toContain('3 targets, overlap forbidden');
    const json = JSON.parse(await run('explain', '-c', fileWith(CHANGING), '--json'));
    expect(json.stretches.map(({ from }: { from: number }) => from)).toEqual([0, 250, 500, 750, 1000]);
    expect(json.parameters.numTargetMasks).toBe(2);
  });

  test('is drawn to a file', async () => {
    const folder = ownFolder();
    for (const ending of ['svg', 'png', 'pdf']) {
      const out = join(folder, `schedule.${ending}`);
      expect(await run('explain', '-c', fileWith(CHANGING), '--out', out)).toContain(out);
    }
    expect(readdirSync(folder).sort()).toEqual(['schedule.pdf', 'schedule.png', 'schedule.svg']);
    expect(readFileSync(join(folder, 'schedule.svg'), 'utf8')).toContain('targetScale');
    for (const [args, message] of [
      [['-c', fileWith(CHANGING), '--out', 'schedule.txt'], 'give a file that ends in .png, .svg or .pdf'],
      [['--out', 'schedule.svg'], 'nothing changes with the step'],
    ] as const) {
      expect(await runInProcess('explain', ...args)).toMatchObject({
        code: 2,
        err: expect.stringContaining(message),
      });
    }
  });

  test('is counted and shown with the plan of the step', async () => {
    const file = fileWith(CHANGING);
    const counted = async (step: string): Promise<unknown> =>
      JSON.parse(await run('stats', '-c', file, '--json', '-b', '32', '--step', step)).parameters.targetScale;
    expect(await counted('0')).toEqual([0.05, 0.1]);
    expect(await counted('1000')).toEqual([0.15, 0.2]);
    const out = join(ownFolder(), 'steps.webp');
    await run('show', '-c', file, '--step', '498', '--picture-steps', '4', '--out', out);
    expect(readFileSync(out).subarray(8, 12).toString()).toBe('WEBP');
  });

  test('is generated with the plan of each step, each plan’s steps in files of their own', async () => {
    const folder = ownFolder();
    const line = ['generate', '-c', fileWith(CHANGING), '--batch', '3', '--seed', '7', '--format', 'json'];
    await run(...line, '--steps', '490:520:4', '--out', folder);
    expect(readdirSync(folder).sort()).toEqual(['masks-000490-000498.json', 'masks-000502-000518.json']);
    for (const name of readdirSync(folder)) {
      const { samples, parameters } = JSON.parse(readFileSync(join(folder, name), 'utf8'));
      for (const { step, index, targets } of samples) {
        const plan = planAt(scheduled, step);
        expect(parameters).toEqual(JSON.parse(JSON.stringify(plan.parameters)));
        const alone = sampleBatch(plan, { seed: 7, step, first: index, count: 1 });
        const { top, left } = targets[0];
        const [part] = alone.parts;
        expect([top, left]).toEqual(part.masks === 'boxes' ? [...part.boxes.subarray(4, 6)] : []);
        expect(targets).toHaveLength(step < 500 ? 2 : 3);
      }
    }
  });

  test('is generated in shards and by ranks as by one', async () => {
    const folder = ownFolder();
    const line = [
      ...['generate', '-c', fileWith(CHANGING), '--batch', '4', '--format', 'npy'],
      '--steps',
      '480:530',
    ];
    await run(...line, '--shard-steps', '20', '--out', folder);
    const names = readdirSync(folder).sort();
    expect(names).toEqual(['480-000499', '500-000519', '520-000529'].map((steps) => `masks-000${steps}.npy`));
    const one = join(ownFolder(), 'one');
    mkdirSync(one);
    await run(...line.slice(0, -1), '500:520', '--out', one);
    const [name] = readdirSync(one);
    expect(readFileSync(join(one, name!))).toEqual(readFileSync(join(folder, name!)));
  });

  test('is no one file where it has several plans', async () => {
    const line = ['generate', '-c', fileWith(CHANGING), '--steps', '0:600'];
    for (const args of [
      ['--out', 'masks.npz'],
      ['--out', '-', '--format', 'npz'],
    ]) {
      const { code, err } = await runInProcess(...line, ...args);
      expect(code).toBe(2);
      expect(err).toContain('--steps: has masks of 3 plans');
      expect(err).toContain('give a directory as --out');
    }
    const table = await run(...line, '--out', ownFolder(), '--batch', '1', '--statistics', '--format', 'raw');
    expect(table).toContain('steps 250 to 499');
  });

  test('is validated, and put to every law', async () => {
    expect(await run('validate', fileWith(CHANGING))).toContain(
      '; 5 plans in turn, the last from step 1000 on',
    );
    const laws = await run('check', '-c', fileWith(CHANGING), '--runs', '2');
    expect(laws.match(/the plan of step \d+:/g)).toEqual(
      [0, 250, 500, 750, 1000].map((step) => `the plan of step ${step}:`),
    );
  });

  test('may be given by a flag', async () => {
    const out = await run(
      ...['explain', '--strategy', 'random', '--mask-ratio', '{from: 0.5, to: 0.75, over: 100, levels: 2}'],
    );
    expect(out).toContain(
      'maskRatio (in files mask_ratio): 0.5 from step 0 on, 0.625 from step 50 on, 0.75 from step 100 on',
    );
  });

  test('is refused before the first step where a step has no plan, with the step and what would work', async () => {
    const file = fileWith(
      'masking:\n  type: multi_block\n  num_masks: { from: 4, to: 40, over: 1000, levels: 4 }\n',
    );
    for (const command of [['generate', '--out', 'x'], ['stats'], ['explain']]) {
      const { code, err } = await runInProcess(...command, '-c', file);
      expect(code).toBe(2);
      expect(err).toContain('masks.yaml:3:14: masking.num_masks:');
      expect(err).toContain('(from step 250 on, where num_masks is 13; num_masks may go to 4)');
    }
  });
});
