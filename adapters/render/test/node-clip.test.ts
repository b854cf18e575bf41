import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LoadedClip, loadClip } from '../src/node.js';
import { animated, greyFrame, readGrey } from './frames.js';

let folder = '';
const inFolder = (...names: ReadonlyArray<string>): string => join(folder, ...names);

/** A frame whose number is its grey, 10 a frame. */
const frame = (number: number, width?: number, height?: number): Promise<Buffer> =>
  greyFrame(10 * number, width, height);

const frames = (count: number): Promise<ReadonlyArray<Buffer>> =>
  Promise.all(Array.from({ length: count }, (_, number) => frame(number)));

const joined = async (count: number) => animated(await frames(count));

const newFolder = async (
  name: string,
  files: Readonly<Record<string, Uint8Array | string>>,
): Promise<void> => {
  await mkdir(inFolder(name));
  for (const [file, bytes] of Object.entries(files)) await writeFile(inFolder(name, file), bytes);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clip-'));
  const twelve = await frames(12);
  const named = (nameOf: (number: number) => string): Readonly<Record<string, Uint8Array>> =>
    Object.fromEntries(twelve.map((bytes, number) => [nameOf(number), bytes]));
  await newFolder('numbered', {
    ...named((n) => `frame_${n}.png`),
    '.hidden.png': '',
    'notes.txt': 'no image',
  });
  await newFolder(
    'padded',
    named((n) => `${String(n).padStart(4, '0')}.PNG`),
  );
  await newFolder('empty', {});
  await newFolder('of notes', { 'notes.txt': 'no image', 'clip.mp4': 'no image' });
  await newFolder('uneven', { 'a.png': twelve[0]!, 'b.png': await frame(1, 30, 20) });
  await newFolder('damaged', { 'a.png': twelve[0]!, 'b.png': twelve[1]!.subarray(0, 60) });
  await (await joined(12)).webp({ lossless: true }).toFile(inFolder('clip.webp'));
  await (await joined(12)).gif().toFile(inFolder('clip.gif'));
  await writeFile(inFolder('still.png'), twelve[3]!);
  const gif = await (await joined(12)).gif().toBuffer();
  await writeFile(inFolder('half.gif'), gif.subarray(0, gif.length / 2));
  await writeFile(inFolder('text.gif'), 'not an image');
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

const load = async (
  name: string,
  count: number,
  size: readonly [number, number] = [16, 16],
): Promise<LoadedClip> => {
  const loaded = await loadClip(inFolder(name), size, count);
  if (loaded._tag === 'Left') throw new Error(loaded.left.message);
  return loaded.right;
};

/** Which frame a loaded one is, by its grey; and its size. */
const readFrame = async (uri: string) => {
  const { grey, size } = await readGrey(uri);
  return { number: Math.round(grey / 10), size };
};

const sources = ['numbered', 'padded', 'clip.webp', 'clip.gif'];

describe('loadClip', () => {
  it.each(sources)('takes all frames of %s in order where as many are asked for', async (name) => {
    const { frames: loaded, numbers, of } = await load(name, 12);
    expect(of).toBe(12);
    expect(numbers).toEqual(Array.from({ length: 12 }, (_, number) => number));
    expect((await Promise.all(loaded.map(readFrame))).map(({ number }) => number)).toEqual(numbers);
  });

  it.each(sources)('takes the middles of equal stretches of %s where fewer are asked for', async (name) => {
    for (const [count, wanted] of [
      [1, [6]],
      [2, [3, 9]],
      [4, [1, 4, 7, 10]],
      [5, [1, 3, 6, 8, 10]],
    ] as const) {
      const { frames: loaded, numbers } = await load(name, count);
      expect(numbers).toEqual(wanted);
      expect((await Promise.all(loaded.map(readFrame))).map(({ number }) => number)).toEqual(wanted);
    }
  });

  it.each(sources)('cuts every frame of %s to the size asked for', async (name) => {
    const { frames: loaded, height, width } = await load(name, 3, [20, 10]);
    expect([height, width]).toEqual([20, 10]);
    for (const { size } of await Promise.all(loaded.map(readFrame))) expect(size).toEqual([20, 10]);
  });

  it('takes a photograph for a clip of one frame', async () => {
    expect(await load('still.png', 1)).toMatchObject({ numbers: [0], of: 1 });
  });

  it('spreads frames evenly: none twice, none nearer than half of fair to another or to an end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 12 }), async (count) => {
        const { numbers } = await load('clip.gif', count, [1, 1]);
        const steps = [-0.5, ...numbers, 11.5].map((number, at, all) => number - (all[at - 1] ?? number));
        for (const step of steps.slice(2, -1)) expect(Math.abs(step - 12 / count)).toBeLessThan(1);
        expect(Math.abs(steps[1]! - steps.at(-1)!)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 12 },
    );
  });

  it.each([
    ['nowhere', 8, 'missing', 'there is no such file; check the path'],
    ['empty', 8, 'too_short', 'has no image; give a folder of JPEG, PNG or WebP files, one a frame'],
    ['of notes', 8, 'too_short', 'has no image; give a folder of JPEG, PNG or WebP files, one a frame'],
    [
      'numbered',
      16,
      'too_short',
      'has 12 frames, and the masks have 16 time steps; give a folder of at least 16',
    ],
    [
      'still.png',
      16,
      'too_short',
      'has 1 frame, and the masks have 16 time steps; give a folder of at least 16',
    ],
    [
      'clip.gif',
      13,
      'too_short',
      'has 12 frames, and the masks have 13 time steps; give a folder of at least 13',
    ],
    ['uneven', 2, 'uneven', 'a.png has 8 × 12 pixels, b.png has 20 × 30 pixels; give frames of one size'],
    ['half.gif', 2, 'not_an_image', 'ends early; give a whole GIF'],
    ['text.gif', 2, 'not_an_image', 'is no image that can be read'],
  ])('says of %s for %d time steps that it is %s', async (name, count, code, message) => {
    const path = inFolder(name);
    const loaded = await loadClip(path, [16, 16], count);
    expect(loaded).toMatchObject({ _tag: 'Left', left: { code, path } });
    if (loaded._tag === 'Left') expect(loaded.left.message).toContain(`${path}: ${message}`);
  });

  it('names the frame of a folder that is damaged', async () => {
    const loaded = await loadClip(inFolder('damaged'), [16, 16], 2);
    expect(loaded).toMatchObject({
      _tag: 'Left',
      left: { code: 'not_an_image', path: inFolder('damaged', 'b.png') },
    });
  });

  it.each([0, -1, 1.5, Number.NaN, 65_537])('refuses to cut to %d frames', async (count) => {
    expect(await loadClip(inFolder('clip.gif'), [16, 16], count)).toMatchObject({
      _tag: 'Left',
      left: { code: 'bad_size' },
    });
  });

  it('answers whatever happened to the bytes of an animation', async () => {
    const whole = await Promise.all([
      (await joined(5)).gif().toBuffer(),
      (await joined(5)).webp().toBuffer(),
      (await joined(5)).webp({ lossless: true }).toBuffer(),
    ]);
    const place = fc.oneof(fc.nat(100), fc.nat(2000));
    const damage = fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...whole), damage, fc.nat(2000), async (bytes, changes, kept) => {
        const damaged = Buffer.from(bytes.subarray(0, kept % 3 === 0 ? kept : bytes.length));
        for (const [at, value] of changes) if (at < damaged.length) damaged[at] = value;
        await writeFile(inFolder('any'), damaged);
        const loaded = await loadClip(inFolder('any'), [4, 4], 5);
        if (loaded._tag === 'Right') {
          expect(loaded.right.frames).toHaveLength(5);
          return;
        }
        expect(['not_an_image', 'too_large', 'too_short']).toContain(loaded.left.code);
        expect(loaded.left.message).toMatch(/^[^\n]+; give [^\n]+$/);
      }),
      { numRuns: 150 },
    );
  });
});
