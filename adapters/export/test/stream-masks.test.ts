import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { lengthsOf } from '@jepa-masks/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ARRAY_GROUPS,
  type FormatName,
  type StepRange,
  splitSteps,
  streamMasks,
  writeGeometryJson,
  writeNpy,
  writeNpz,
  writeRaw,
  writeSafetensors,
} from '../src/index.js';
import { arraysIn, Collector, streamed } from './collected.js';
import { ownDirectory } from './directory.js';
import { LENGTHS } from './expected-arrays.js';
import { python } from './numpy.js';
import { plans } from './plans.js';

const plan = plans.flat!;

const writers = {
  npz: writeNpz,
  npy: writeNpy,
  raw: writeRaw,
  safetensors: writeSafetensors,
  json: writeGeometryJson,
};

describe('streamMasks', () => {
  it.each(Object.keys(writers) as ReadonlyArray<FormatName>)(
    'gives %s as files of its pieces have it',
    async (format) => {
      const directory = ownDirectory();
      const arrays = ARRAY_GROUPS.filter((group) => format !== 'raw' || group !== 'indices');
      const pieces = fc.tuple(
        fc.nat(4),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 6 }),
      );
      const law = fc.asyncProperty(
        pieces,
        fc.integer({ min: 0, max: 4 }),
        async ([from, length, by, shardSteps], count) => {
          const steps: StepRange = [from, from + length, by];
          const request = { seed: 'a', first: 3, count };
          const options = { arrays, lengths: LENGTHS };
          const files = [];
          for (const piece of splitSteps(steps, shardSteps)) {
            const path = join(directory, 'piece');
            await writers[format](plan, { ...request, steps: piece }, path, options);
            files.push(readFileSync(path));
          }
          const whole = await streamed(plan, { ...request, steps }, { ...options, format, shardSteps });
          expect(whole.equals(Buffer.concat(files))).toBe(true);
        },
      );
      await fc.assert(law, { numRuns: 12 });
    },
  );

  it('holds a few samples at a time, however many there are', async () => {
    const collector = new Collector();
    const steps: StepRange = [0, 200];
    const arrays = ['booleans', 'blocks'] as const;
    await streamMasks(plan, { seed: 1, steps, count: 100 }, collector, {
      format: 'npy',
      arrays,
      shardSteps: 200,
    });
    expect(Buffer.concat(collector.chunks).length).toBeGreaterThan(18 << 20);
    expect(collector.largest).toBeLessThanOrEqual(1 << 20);
  });

  it('tells how far it is, last of all the whole', async () => {
    const seen: Array<readonly [number, number]> = [];
    const onProgress = (done: number, total: number): number => seen.push([done, total]);
    const request = { seed: 1, steps: [0, 3], count: 2 } as const;
    await streamMasks(plan, request, new Collector(), { format: 'raw', onProgress });
    const done = seen.map(([samples]) => samples);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(done).toEqual(expect.arrayContaining([2, 4, 6]));
    expect(done.filter((samples) => samples === 6)).toHaveLength(1);
    expect(seen.every(([, total]) => total === 6)).toBe(true);
  });

  it('ends where the reader does', async () => {
    let taken = 0;
    const closed = new Writable({
      write: (_chunk, _encoding, done) => {
        taken += 1;
        done(taken > 3 ? Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }) : undefined);
      },
    });
    const request = { seed: 1, steps: [0, 1_000_000], count: 2 } as const;
    expect(await streamMasks(plan, request, closed, { format: 'raw' })).toMatchObject({
      left: { code: 'io', system: 'EPIPE' },
    });
    expect(taken).toBe(4);
  });

  it('stops when told to, though the reader takes nothing', async () => {
    const stuck = new Writable({ write: () => undefined });
    const controller = new AbortController();
    const running = streamMasks(plan, { seed: 1, count: 2 }, stuck, {
      format: 'raw',
      signal: controller.signal,
    });
    setTimeout(() => controller.abort(), 10);
    expect(await running).toMatchObject({ left: { code: 'aborted' } });
  });

  it.each([
    [{ format: 'raw', shardSteps: 0 }, ['shardSteps']],
    [{ format: 'raw', lengths: 3 }, ['lengths']],
    [{ format: 'raw', arrays: ['masks'] }, ['arrays', 0]],
    [{ format: 'raw', lengths: { context: -1, targets: 1 } }, ['lengths', 'context']],
  ])('refuses %j', async (options, path) => {
    const collector = new Collector();
    expect(await streamMasks(plan, { seed: 1, count: 1 }, collector, options as never)).toMatchObject({
      left: { code: 'invalid_request', errors: [{ path }] },
    });
    expect(collector.chunks).toEqual([]);
  });

  it.each([
    [{ steps: [3, 1] }, ['steps', 1]],
    [{ steps: [-1, 1] }, ['steps', 0]],
    [{ steps: [0, Number.NaN] }, ['steps', 1]],
    [{ steps: [0, 1, 0] }, ['steps', 2]],
    [{ steps: 5 }, ['steps']],
    [{ steps: [0, 1], step: 1 }, ['step']],
  ])('refuses samples of %j', async (samples, path) => {
    const request = { seed: 1, count: 1, ...samples } as never;
    expect(await streamMasks(plan, request, new Collector(), { format: 'raw' })).toMatchObject({
      left: { code: 'invalid_request', errors: [{ path }] },
    });
  });

  it('gives fixed indices the lengths that every mask fills, unless others are asked for', async () => {
    for (const of of [plan, plans.hierarchical!]) {
      const request = { seed: 1, count: 50 };
      const options = { format: 'safetensors', arrays: ['fixed-indices', 'validity'] } as const;
      const told = await streamed(of, request, { ...options, lengths: lengthsOf(of) });
      expect((await streamed(of, request, options)).equals(told)).toBe(true);
      const [file] = arraysIn(told);
      for (const [name, { bytes }] of Object.entries(file!)) {
        if (name.endsWith('.valid')) expect(bytes.every((valid) => valid === 1)).toBe(true);
      }
    }
  });

  it('refuses lists of no fixed length in raw bytes', async () => {
    const collector = new Collector();
    const options = { format: 'raw', arrays: ['indices'] } as const;
    expect(await streamMasks(plan, { seed: 1, count: 1 }, collector, options)).toMatchObject({
      left: { code: 'no_room_for_array', array: 'context.indices' },
    });
    expect(collector.chunks).toEqual([]);
  });
});

describe('writeNpy', () => {
  it('is read by as many calls of numpy.load as it has arrays, and unpacked by numpy.unpackbits', async () => {
    const path = join(ownDirectory(), 'masks.npy');
    await writeNpy(plan, { seed: 1, steps: [0, 2], count: 3 }, path, {
      arrays: ['booleans', 'bits', 'blocks'],
    });
    const script = `
import sys, numpy
with open(sys.argv[1], 'rb') as file:
    context, targets, context_bits, targets_bits, blocks = (numpy.load(file) for _ in range(5))
    assert file.read() == b''
assert context.shape == (2, 3, 196) and targets.shape == (2, 3, 4, 196) and blocks.shape == (2, 3, 5, 4)
for masks, bits in ((context, context_bits), (targets, targets_bits)):
    assert masks.any() and (numpy.unpackbits(bits, axis=-1)[..., :196] == masks).all()
    assert (numpy.packbits(masks, axis=-1) == bits).all()
print('read')
`;
    expect(python(script, path)).toBe('read\n');
  });
});
