import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  geometryOf,
  hierarchical,
  type Plan,
  random,
  sampleWithin,
  strategies,
  unwrap,
} from '@jepa-masks/core';
import { cpu } from '@jepa-masks/cpu';
import { dump } from 'npyjs';
import { describe, expect, test } from 'vitest';
import { ownFolder } from './command.js';
import { runInProcess } from './in-process.js';

const N = 16;
const flags = '--strategy random --input-size 4 --patch-size 1 --mask-ratio 0.5 --seed 42'.split(' ');
const plan = unwrap(random.plan({ inputSize: 4, patchSize: 1, maskRatio: 0.5 }));
/** The first patches of each sample: 16, 14, … of six. */
const present = Uint8Array.from({ length: 6 * N }, (_, at) => Number(at % N < 16 - 2 * Math.floor(at / N)));

/** A file of an array, as numpy.save writes it: of bytes, or of booleans. */
const saved = (
  name: string,
  array: Uint8Array | Float32Array,
  shape: ReadonlyArray<number>,
  type = '|u1',
): string => {
  const path = join(ownFolder(), name);
  const text = Buffer.from(dump(array, [...shape])).toString('latin1');
  writeFileSync(path, Buffer.from(text.replace("'|u1'", `'${type}'`), 'latin1'));
  return path;
};

const generated = async (given: ReadonlyArray<string>, out: string, ...more: ReadonlyArray<string>) => {
  const path = join(ownFolder(), out);
  const { code, err } = await runInProcess(...['generate', ...given, '--out', path, ...more]);
  expect([code, err]).toEqual([0, '']);
  return readFileSync(path);
};

const bitsOf = (rows: Uint8Array, step = 0, first = 0, count = 6): Buffer => {
  const { context, targets } = cpu.bits(sampleWithin(plan, { seed: 42, step, first, count, present: rows }));
  return Buffer.concat([Buffer.from(context.data), Buffer.from(targets.data)]);
};

const batch = [...flags, '--batch', '6'];

describe('--present', () => {
  test.each([
    ['bool', '|b1'],
    ['uint8', '|u1'],
  ])('masks keep to the patches of each sample, of %s', async (_, type) => {
    const path = saved('present.npy', present, [6, N], type);
    expect(await generated(batch, 'masks.raw', '--arrays', 'bits', '--present', path)).toEqual(
      bitsOf(present),
    );
  });

  test('one row is that of all samples', async () => {
    const row = present.subarray(2 * N, 3 * N);
    const path = saved('present.npy', row, [N]);
    const all = Uint8Array.from({ length: 6 * N }, (_, at) => row[at % N]!);
    expect(await generated(batch, 'masks.raw', '--arrays', 'bits', '--present', path)).toEqual(bitsOf(all));
  });

  test('each rank has its own rows, and every step the same', async () => {
    const path = saved('present.npy', present, [6, N]);
    const ofRank = await generated(
      [...flags, '--batch', '6', '--rank', '1', '--world', '2', '--step', '3'],
      'masks.raw',
      ...['--arrays', 'bits', '--present', path],
    );
    expect(ofRank).toEqual(bitsOf(present.subarray(3 * N), 3, 3, 3));
  });

  test('is written beside the masks', async () => {
    const path = saved('present.npy', present, [6, N]);
    const written = await generated(
      batch,
      'masks.raw',
      '--arrays',
      'present',
      '--steps',
      '0:2',
      '--present',
      path,
    );
    expect(written).toEqual(Buffer.concat([present, present]));
  });

  test('is in the JSON, which is a geometry again', async () => {
    const path = saved('present.npy', present, [6, N]);
    const json = JSON.parse((await generated(batch, 'masks.json', '--present', path)).toString());
    expect(unwrap(geometryOf(json))).toEqual({
      count: 6,
      parts: sampleWithin(plan, { seed: 42, count: 6, present }).parts.map((part) =>
        expect.objectContaining({ words: part.words, present: part.present, phases: part.phases }),
      ),
    });
  });

  test('is said of all parts by one file, or of each by its own', async () => {
    const levels: Plan = unwrap(hierarchical.plan({}));
    const rows = new Uint8Array(2 * 196).map((_, at) => Number(at % 196 < 100));
    const own = new Uint8Array(2 * 196).map((_, at) => Number(at % 196 >= 20));
    const of = ['--strategy', 'hierarchical', '--seed', '1', '--batch', '2'];
    const expected = (second: Uint8Array) => {
      const made = cpu.bits(
        sampleWithin(levels, {
          seed: 1,
          count: 2,
          present: { level_0: rows, level_1: second, level_2: rows },
        }),
      ) as Record<string, ReturnType<typeof cpu.bits<''>>>;
      return Buffer.concat(
        Object.values(made).flatMap(({ context, targets }) => [context.data, targets.data]),
      );
    };
    const all = saved('all.npy', rows, [2, 196]);
    const second = saved('second.npy', own, [2, 196]);
    expect(await generated(of, 'one.raw', '--arrays', 'bits', '--present', all)).toEqual(expected(rows));
    expect(
      await generated(of, 'two.raw', '--arrays', 'bits', '--present', all, '--present', `level_1=${second}`),
    ).toEqual(expected(own));
  });

  test('is counted, and told of samples with too few', async () => {
    const short = Uint8Array.from({ length: 2 * N }, (_, at) => Number(at < N || at === N));
    const path = saved('present.npy', short, [2, N]);
    const { code, out, err } = await runInProcess(
      'stats',
      ...flags,
      '--batch',
      '2',
      '--json',
      '--present',
      path,
    );
    expect(code).toBe(0);
    expect(err).toContain(
      'note: 1 of 2 samples of step 0 has too few patches present for all its masks, and is best left out of the loss; sample 1:',
    );
    expect(JSON.parse(out).samples).toBe(2);
  });

  test('every strategy’s masks keep to what is present, on pictures too', async () => {
    for (const { name, plan: planOf } of strategies) {
      const { parts } = unwrap(planOf({}));
      const files = parts.flatMap((part) => {
        const rows = Uint8Array.from({ length: part.grid.patches }, (_, patch) => Number(patch % 3 > 0));
        const path = saved(`${part.name}.npy`, rows, [part.grid.patches]);
        return ['--present', part.name === '' ? path : `${part.name}=${path}`];
      });
      const { code, err } = await runInProcess(
        ...['show', '--strategy', name, '--batch', '2', '--pictures', 'samples', '--picture-format', 'svg'],
        ...['--out', join(ownFolder(), name), ...files],
      );
      expect([name, code, err]).toEqual([name, 0, '']);
    }
  });

  test.each<[what: string, told: string, args: () => ReadonlyArray<string>]>([
    ['a missing file', 'ENOENT', () => ['--present', 'nowhere.npy']],
    [
      'numbers that are no bytes',
      'has elements of type f4',
      () => ['--present', saved('a.npy', new Float32Array(N), [N])],
    ],
    [
      'another length',
      'has shape [15]; give [6, 16]',
      () => ['--present', saved('a.npy', new Uint8Array(15), [15])],
    ],
    [
      'a byte of 2',
      'is 2, for patch 3 of sample 0',
      () => ['--present', saved('a.npy', new Uint8Array(N).fill(2, 3, 4), [N])],
    ],
    ['a part that is none', 'nope is no part of the plan', () => ['--present', 'nope=a.npy']],
    ['the same twice', 'is given twice', () => ['--present', 'a.npy', '--present', 'b.npy']],
    [
      'blocks of patches',
      'no blocks',
      () => ['--arrays', 'blocks', '--present', saved('a.npy', new Uint8Array(N).fill(1), [N])],
    ],
  ])('refuses %s and writes nothing', async (_, told, args) => {
    const out = join(ownFolder(), 'masks.npz');
    const { code, err } = await runInProcess('generate', ...batch, '--out', out, ...args());
    expect(code).toBeGreaterThan(0);
    expect(err).toContain(told);
    expect(existsSync(out)).toBe(false);
  });
});
