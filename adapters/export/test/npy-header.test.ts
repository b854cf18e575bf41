import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { npyHeader } from '../src/npy-header.js';
import { python } from './numpy.js';

const shape = fc.array(fc.integer({ min: 0, max: 2 ** 31 }), { maxLength: 6 });
const dtype = fc.constantFrom('|b1', '|u1', '<u2', '<i4', '<i8', '<U7');

describe('npyHeader', () => {
  it('ends with a newline at a multiple of 64 bytes, and says its length', () => {
    fc.assert(
      fc.property(shape, dtype, (sides, type) => {
        const header = Buffer.from(npyHeader(sides, type));
        expect(header.length % 64).toBe(0);
        expect(header.subarray(0, 8).toString('latin1')).toBe('\x93NUMPY\x01\x00');
        expect(header.readUInt16LE(8)).toBe(header.length - 10);
        expect(header.at(-1)).toBe(0x0a);
        const text = header.subarray(10).toString('latin1');
        expect(
          text
            .match(/\((.*)\)/)![1]!
            .split(',')
            .filter((side) => side !== '')
            .map(Number),
        ).toEqual(sides);
      }),
    );
  });

  it("is read by NumPy's own parser as it was meant", () => {
    const samples = fc.sample(fc.tuple(shape, dtype), { numRuns: 50, seed: 1 });
    const headers = samples.map(([sides, type]) => Buffer.from(npyHeader(sides, type)));
    const script = `
import base64, io, json, sys
from numpy.lib import format
out = []
for text in json.loads(sys.argv[1]):
    file = io.BytesIO(base64.b64decode(text))
    assert format.read_magic(file) == (1, 0)
    shape, fortran, dtype = format.read_array_header_1_0(file)
    assert file.read() == b''
    out.append([list(shape), fortran, dtype.str])
print(json.dumps(out))
`;
    const read: unknown = JSON.parse(
      python(script, JSON.stringify(headers.map((header) => header.toString('base64')))),
    );
    expect(read).toEqual(samples.map(([sides, type]) => [sides, false, type]));
  });
});
