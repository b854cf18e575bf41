import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { guided, sampleBatch, unwrap } from '@jepa-masks/core';
import { cpu } from '@jepa-masks/cpu';
import { dump } from 'npyjs';
import { describe, expect, test } from 'vitest';
import { ownFolder } from './command.js';
import { runInProcess } from './in-process.js';

const N = 16;
const flags = '--strategy guided --input-size 4 --patch-size 1 --mask-ratio 0.25 --seed 42'.split(' ');
const plan = unwrap(guided.plan({ inputSize: 4, patchSize: 1, maskRatio: 0.25 }));
const scores = Float64Array.from({ length: 6 * N }, (_, at) => (at * 37) % 97);

/** A file of an array, as numpy.save writes it. */
const saved = (
  name: string,
  array: Float32Array | Float64Array | Int32Array,
  shape: ReadonlyArray<number>,
): string => {
  const path = join(ownFolder(), name);
  writeFileSync(path, Buffer.from(dump(array, [...shape])));
  return path;
};

/** The bits that `generate` writes of a batch of six. */
const generated = async (...more: ReadonlyArray<string>): Promise<Buffer> => {
  const out = join(ownFolder(), 'masks.raw');
  const { code, err } = await runInProcess(
    ...['generate', ...flags, '--batch', '6', '--arrays', 'bits', '--out', out, ...more],
  );
  expect([code, err]).toEqual([0, '']);
  return readFileSync(out);
};

const expected = (given: ArrayLike<number>, step = 0, first = 0, count = 6): Buffer => {
  const geometry = sampleBatch(plan, { seed: 42, step, first, count, scores: given });
  const { context, targets } = cpu.bits(geometry);
  return Buffer.concat([Buffer.from(context.data), Buffer.from(targets.data)]);
};

describe('--scores', () => {
  test.each<[string, Float32Array | Float64Array]>([
    ['float64', scores],
    ['float32', Float32Array.from(scores)],
  ])('generate masks by a row a sample, of %s', async (_, array) => {
    const path = saved('scores.npy', array, [6, N]);
    expect(await generated('--scores', path)).toEqual(expected(scores));
  });

  test('gives every step the same, and each rank its own rows', async () => {
    const path = saved('scores.npy', scores, [6, N]);
    const steps = await generated('--scores', path, '--steps', '0:2');
    const both = [0, 1].map((step) => cpu.bits(sampleBatch(plan, { seed: 42, step, count: 6, scores })));
    expect(steps).toEqual(
      Buffer.concat(
        both
          .map(({ context }) => Buffer.from(context.data))
          .concat(both.map(({ targets }) => Buffer.from(targets.data))),
      ),
    );
    const rank = await generated('--scores', path, '--rank', '1', '--world', '3');
    expect(rank).toEqual(expected(scores.subarray(2 * N, 4 * N), 0, 2, 2));
    const later = await generated('--scores', path, '--index', '5');
    expect(later).toEqual(expected(scores, 0, 5));
  });

  test('of one row are those of all samples, however many', async () => {
    const own = scores.subarray(0, N);
    const all = Float64Array.from({ length: 6 * N }, (_, at) => own[at % N]!);
    expect(await generated('--scores', saved('scores.npy', own, [N]))).toEqual(expected(all));
    const path = saved('scores.npy', own, [N]);
    const { out } = await runInProcess('stats', ...flags, '--batch', '20000', '--scores', path, '--json');
    const { targetVisits } = JSON.parse(out).parts[0];
    const [least] = [...own].sort((a, b) => b - a).slice(3, 4);
    expect(targetVisits).toEqual([...own].map((score) => (score >= least! ? 1 : 0)));
  });

  test('are drawn from by show', async () => {
    const out = join(ownFolder(), 'pictures');
    const path = saved('scores.npy', scores, [6, N]);
    const more = [
      '--batch',
      '6',
      '--pictures',
      'samples,thinned,collated',
      '--picture-format',
      'svg',
      '--scores',
      path,
    ];
    const { code, err } = await runInProcess('show', ...flags, '--out', out, ...more);
    expect([code, err]).toEqual([0, '']);
    expect(existsSync(join(out, 'samples.svg'))).toBe(true);
  });
});

describe('--scores is refused, and nothing is written', () => {
  const withNaN = scores.slice();
  withNaN[3 * N + 5] = Number.NaN;
  const cases: ReadonlyArray<readonly [string, () => string, ReadonlyArray<string>, string]> = [
    [
      'another number of samples',
      () => saved('scores.npy', scores.subarray(0, 3 * N), [3, N]),
      [],
      'has shape [3, 16]; give [6, 16], a row for each sample of --batch 6, or [16] for all alike',
    ],
    [
      'another number of patches',
      () => saved('scores.npy', scores, [12, 8]),
      [],
      'has shape [12, 8]; give [6, 16]',
    ],
    ['heads', () => saved('scores.npy', scores, [2, 3, N]), [], 'has shape [2, 3, 16]; give [6, 16]'],
    [
      'NaN',
      () => saved('scores.npy', withNaN, [6, N]),
      [],
      'scores.npy: is NaN at patch 5 of sample 3; give a finite number',
    ],
    [
      'integers',
      () => saved('scores.npy', new Int32Array(6 * N), [6, N]),
      [],
      "has elements of type i4; give float32 or float64, such as scores.astype('float32')",
    ],
    [
      'too few bytes',
      () => saved('scores.npy', scores, [7, N]),
      [],
      'has 96 numbers, but its shape is [7, 16], 112 numbers; it may be cut off',
    ],
    [
      'columns first',
      () => {
        const path = saved('scores.npy', scores, [6, N]);
        writeFileSync(
          path,
          Buffer.from(
            readFileSync(path).toString('latin1').replace("'fortran_order':False,", "'fortran_order':True ,"),
            'latin1',
          ),
        );
        return path;
      },
      [],
      'lies column by column; give numpy.ascontiguousarray of it',
    ],
    [
      'text',
      () => {
        const path = join(ownFolder(), 'scores.npy');
        writeFileSync(path, 'not an array');
        return path;
      },
      [],
      'scores.npy is no .npy that can be read (Not an .npy file); save scores with numpy.save',
    ],
    [
      'an archive',
      () => {
        const path = join(ownFolder(), 'scores.npz');
        writeFileSync(path, 'PK\x03\x04');
        return path;
      },
      [],
      'scores.npz: is an archive of arrays; save the one array with numpy.save',
    ],
    [
      'nothing',
      () => {
        const path = join(ownFolder(), 'scores.npy');
        writeFileSync(path, '');
        return path;
      },
      [],
      'scores.npy is no .npy that can be read',
    ],
    [
      'masks that follow none',
      () => saved('scores.npy', scores, [6, N]),
      ['--strategy', 'random'],
      'masks of random follow no scores; give --strategy guided or guided_blocks, or leave it out',
    ],
  ];

  test.each(cases)('of %s', async (_, file, more, message) => {
    const out = join(ownFolder(), 'masks');
    const path = file();
    for (const command of ['generate', 'show']) {
      const ended = await runInProcess(
        command,
        ...flags,
        '--batch',
        '6',
        '--out',
        out,
        '--scores',
        path,
        ...more,
      );
      expect(ended.err).toContain(message);
      expect(ended.code).toBe(2);
      expect(existsSync(out)).toBe(false);
    }
    const { code, out: printed } = await runInProcess(
      'stats',
      ...flags,
      '--batch',
      '6',
      '--scores',
      path,
      ...more,
    );
    expect([code, printed]).toEqual([2, '']);
  });

  test('that is not there', async () => {
    const { code, err } = await runInProcess('stats', ...flags, '--scores', '/nowhere/scores.npy');
    expect(code).toBe(3);
    expect(err).toContain('--scores: /nowhere/scores.npy: ENOENT');
  });

  test('beside published generators', async () => {
    const { code, err } = await runInProcess(
      'stats',
      ...flags,
      '--scores',
      's.npy',
      '--beside',
      'mae-random',
    );
    expect([code, err]).toEqual([2, expect.stringContaining('--scores: published generators take none')]);
  });
});
