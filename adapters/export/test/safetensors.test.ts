import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Plan } from '@jepa-masks/core';
import { describe, expect, it } from 'vitest';
import { ARRAY_GROUPS, writeSafetensors } from '../src/index.js';
import { ownDirectory } from './directory.js';
import { type ExpectedArray, expectedArrays, groupsOf, LENGTHS } from './expected-arrays.js';
import { python } from './numpy.js';
import { plans } from './plans.js';

/** The format's types: ours, and their bytes. */
const TYPES: Readonly<Record<string, readonly [ExpectedArray['dtype'], number]>> = {
  BOOL: ['bool', 1],
  U8: ['uint8', 1],
  U16: ['uint16', 2],
  I32: ['int32', 4],
};

/** Patches along each axis, as metadata have them: of each part where parts have names. */
const sidesOf = ({ parts }: Plan): unknown => {
  const sides = parts.map(({ name, grid: { axes, frames, rows, columns } }) => [
    name,
    axes === 3 ? [frames, rows, columns] : axes === 2 ? [rows, columns] : [columns],
  ]);
  return parts[0].name === '' ? sides[0]![1] : Object.fromEntries(sides);
};

const EVERYTHING = { arrays: ARRAY_GROUPS, lengths: LENGTHS };

interface Tensor {
  readonly dtype: string;
  readonly shape: ReadonlyArray<number>;
  readonly data_offsets: readonly [number, number];
}

/** Reads a file by the letter of the format: tensors without holes, in order, aligned to their elements. */
const readTensors = (path: string) => {
  const file = readFileSync(path);
  const length = Number(file.readBigUInt64LE());
  expect(length % 8).toBe(0);
  const { __metadata__: metadata, ...tensors } = JSON.parse(
    file.subarray(8, 8 + length).toString(),
  ) as Record<string, Tensor>;
  const body = file.subarray(8 + length);
  let end = 0;
  const arrays = Object.entries(tensors).map(
    ([
      name,
      {
        dtype,
        shape,
        data_offsets: [from, to],
      },
    ]) => {
      expect(from).toBe(end);
      end = to;
      const bytes = Uint8Array.from(body.subarray(from, to));
      const [type, size] = TYPES[dtype]!;
      expect((8 + length + from) % size).toBe(0);
      const values = [
        ...(size === 4 ? new Int32Array(bytes.buffer) : size === 2 ? new Uint16Array(bytes.buffer) : bytes),
      ];
      expect(values.length).toBe(shape.reduce((product, side) => product * side, 1));
      return [name, { dtype: type, shape, values } satisfies ExpectedArray] as const;
    },
  );
  expect(end).toBe(body.length);
  return { metadata, arrays: Object.fromEntries(arrays) };
};

describe('writeSafetensors', () => {
  it.each(Object.keys(plans))(
    'writes the tensors and how they were made, of a plan that is: %s',
    async (name) => {
      const plan = plans[name]!;
      const path = join(ownDirectory(), 'masks.safetensors');
      const request = { seed: 7, step: 2, first: 5, count: 6 };
      const everything = { arrays: groupsOf(plan), lengths: LENGTHS };
      const written = await writeSafetensors(plan, request, path, everything);
      const { metadata, arrays } = readTensors(path);
      expect(arrays).toEqual(expectedArrays(plan, request, groupsOf(plan)));
      expect(metadata).toEqual({
        strategy: plan.strategy,
        parameters: JSON.stringify(plan.parameters),
        grid: JSON.stringify(sidesOf(plan)),
        seed: '7',
        steps: '[2,3,1]',
        first: '5',
        count: '6',
      });
      expect(written).toMatchObject({ right: { path, bytes: statSync(path).size } });
    },
  );

  it('tells a seed that is text from one that is a number', async () => {
    const path = join(ownDirectory(), 'masks.safetensors');
    await writeSafetensors(plans.flat!, { seed: '7 ✓', count: 1 }, path);
    expect(readTensors(path).metadata).toMatchObject({ seed: '"7 ✓"' });
  });

  it('is read by Python', async () => {
    const path = join(ownDirectory(), 'masks.safetensors');
    const request = { seed: 7, count: 5 };
    await writeSafetensors(plans.flat!, request, path);
    const script = `
import json, struct, sys
data = open(sys.argv[1], 'rb').read()
length, = struct.unpack('<Q', data[:8])
header = json.loads(data[8:8 + length])
begin, end = header['targets']['data_offsets']
print(json.dumps([header['targets']['shape'], list(data[8 + length + begin:8 + length + end])]))
`;
    const { shape, values } = expectedArrays(plans.flat!, request, ['booleans']).targets!;
    expect(JSON.parse(python(script, path))).toEqual([shape, values]);
  });

  it('puts chunks together', async () => {
    const path = join(ownDirectory(), 'masks.safetensors');
    const request = { seed: 1, count: 1200 };
    await writeSafetensors(plans.hierarchical!, request, path, EVERYTHING);
    const expected = expectedArrays(plans.hierarchical!, request, ARRAY_GROUPS);
    const { arrays } = readTensors(path);
    expect(Object.keys(arrays).sort()).toEqual(Object.keys(expected).sort());
    for (const [array, { values }] of Object.entries(expected)) {
      expect(
        arrays[array]!.values.every((value, at) => value === values[at]),
        array,
      ).toBe(true);
    }
  });
});
