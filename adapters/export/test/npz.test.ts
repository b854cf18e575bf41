import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Plan } from '@jepa-masks/core';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { ARRAY_GROUPS, writeNpz } from '../src/index.js';
import { ownDirectory } from './directory.js';
import { expectedArrays, groupsOf, LENGTHS } from './expected-arrays.js';
import { numpyLoad } from './numpy.js';
import { plans } from './plans.js';

const DTYPES = { bool: '|b1', uint8: '|u1', uint16: '<u2', int32: '<i4' };

/** How a file's masks were made: in every file, beside the arrays. */
const factsOf = ({ parts }: Plan): ReadonlyArray<string> => [
  ...parts.map(({ name }) => (name === '' ? 'grid' : `${name}.grid`)),
  ...['seed', 'steps', 'configuration'],
];

describe('writeNpz', () => {
  it.each(Object.keys(plans))('writes what numpy.load reads, of a plan that is: %s', async (name) => {
    const plan = plans[name]!;
    const path = join(ownDirectory(), 'masks.npz');
    const request = { seed: 'a seed', step: 3, first: 17, count: 9 };
    const arrays = groupsOf(plan);
    const written = await writeNpz(plan, request, path, { arrays, lengths: LENGTHS });
    const expected = expectedArrays(plan, request, arrays);
    const loaded = numpyLoad(path);
    expect(Object.keys(loaded).sort()).toEqual([...Object.keys(expected), ...factsOf(plan)].sort());
    for (const [array, { dtype, shape, values }] of Object.entries(expected)) {
      expect(loaded[array], array).toEqual({ dtype: DTYPES[dtype], shape, isFortran: false, values });
    }
    expect(written).toEqual({
      _tag: 'Right',
      right: {
        path,
        bytes: statSync(path).size,
        arrays: Object.entries(loaded).map(([array, { shape, dtype }]) => ({
          name: array,
          shape,
          dtype: expected[array]?.dtype ?? (dtype === '<i8' ? 'int64' : 'str'),
        })),
      },
    });
  });

  it.each([
    ['', undefined],
    [', within what is present', Uint8Array.from({ length: 3000 * 196 }, (_, at) => Number(at % 7 > 0))],
  ])('puts chunks together: a batch of many chunks is the batch at once%s', async (_, present) => {
    const plan = plans.flat!;
    const path = join(ownDirectory(), 'masks.npz');
    const request = { seed: 5, count: 3000, ...(present && { present }) };
    const arrays = ARRAY_GROUPS.filter((group) => present === undefined || group !== 'blocks');
    const seen: Array<readonly [number, number]> = [];
    await writeNpz(plan, request, path, {
      arrays,
      lengths: LENGTHS,
      onProgress: (done, total) => seen.push([done, total]),
    });
    const files = unzipSync(readFileSync(path));
    const elements = (array: string): Uint8Array => {
      const file = files[`${array}.npy`]!;
      return file.subarray(10 + file[8]! + 256 * file[9]!);
    };
    for (const [array, { dtype, values }] of Object.entries(expectedArrays(plan, request, arrays))) {
      const bytes = elements(array);
      const read = dtype === 'int32' ? new Int32Array(bytes.slice().buffer) : bytes;
      expect(
        Buffer.compare(
          Buffer.from(Float64Array.from(read).buffer),
          Buffer.from(Float64Array.from(values).buffer),
        ),
        array,
      ).toBe(0);
    }
    expect(seen.length).toBeGreaterThan(8);
    expect(seen.every(([, total]) => total === 3000)).toBe(true);
    expect(seen.map(([done]) => done)).toEqual(seen.map(([done]) => done).sort((a, b) => a - b));
    expect(seen.at(-1)).toEqual([3000, 3000]);
    expect(seen.at(-2)![0]).toBeLessThan(3000);
  });

  it('writes an empty batch', async () => {
    const path = join(ownDirectory(), 'masks.npz');
    await writeNpz(plans.hierarchical!, { seed: 0, count: 0 }, path, { arrays: ['booleans', 'indices'] });
    const loaded = numpyLoad(path);
    expect(loaded['level_0.context']).toMatchObject({ shape: [0, 196], values: [] });
    expect(loaded['level_2.targets.offsets']).toMatchObject({ shape: [1], values: [0] });
  });

  it('writes only the groups asked for: booleans and blocks if none are named', async () => {
    const facts = factsOf(plans.flat!);
    const path = join(ownDirectory(), 'masks.npz');
    await writeNpz(plans.flat!, { seed: 0, count: 2 }, path, { arrays: ['blocks', 'bits'] });
    expect(Object.keys(numpyLoad(path))).toEqual(['context.bits', 'targets.bits', 'blocks', ...facts]);
    await writeNpz(plans.flat!, { seed: 0, count: 2 }, path);
    expect(Object.keys(numpyLoad(path))).toEqual(['context', 'targets', 'blocks', ...facts]);
  });

  it('says how the masks were made, whatever the seed', async () => {
    const directory = ownDirectory();
    const plan = plans['several contexts']!;
    const seeds = [42, -1, Number.MAX_SAFE_INTEGER, '', 'run 42', 'ß "\\ 𝄞\n', '\ud800', 'a\0b'];
    for (const seed of seeds) {
      const path = join(directory, 'masks.npz');
      await writeNpz(plan, { seed, steps: [3, 9, 2], first: 5, count: 1 }, path, { arrays: ['blocks'] });
      const { grid, steps, ...loaded } = numpyLoad(path);
      expect(grid).toMatchObject({ shape: [2], values: [6, 8] });
      expect(steps).toMatchObject({ dtype: '<i8', values: [3, 9, 2] });
      if (typeof seed === 'number') expect(loaded.seed).toMatchObject({ shape: [], values: [seed] });
      else if (!seed.includes('\0')) expect(loaded.seed).toMatchObject({ shape: [], text: seed });
      expect(JSON.parse(loaded.configuration!.text!)).toEqual({
        ...{ strategy: plan.strategy, parameters: plan.parameters, grid: plan.parts[0].grid },
        ...{ seed, steps: [3, 9, 2], first: 5, count: 1 },
      });
    }
  });

  it('writes the same bytes for the same request, on another day and in another time zone', async () => {
    const directory = ownDirectory();
    const zone = process.env.TZ;
    const files = [];
    for (const name of ['UTC', 'Pacific/Auckland', 'America/Los_Angeles']) {
      process.env.TZ = name;
      const path = join(directory, `${name.replace('/', '-')}.npz`);
      await writeNpz(plans.flat!, { seed: 1, count: 4 }, path);
      files.push(readFileSync(path));
    }
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    expect(files[1]!.equals(files[0]!)).toBe(true);
    expect(files[2]!.equals(files[0]!)).toBe(true);
  });
});
