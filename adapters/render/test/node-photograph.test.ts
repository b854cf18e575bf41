import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LoadedPhotograph, loadPhotograph } from '../src/node.js';

let folder = '';
const inFolder = (name: string): string => join(folder, name);

/** 60 × 20: a red, a green and a blue square, left to right. */
const stripes = (): ReturnType<typeof sharp> =>
  sharp({ create: { width: 60, height: 20, channels: 3, background: '#00ff00' } }).composite([
    { input: { create: { width: 20, height: 20, channels: 3, background: '#ff0000' } }, left: 0, top: 0 },
    { input: { create: { width: 20, height: 20, channels: 3, background: '#0000ff' } }, left: 40, top: 0 },
  ]);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'photograph-'));
  await stripes().png().toFile(inFolder('stripes.png'));
  await stripes().webp({ lossless: true }).toFile(inFolder('stripes.webp'));
  await stripes().jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toFile(inFolder('stripes.jpg'));
  // Orientation 6: to be turned by 90° clockwise to be upright.
  await stripes()
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
    .toFile(inFolder('turned.jpg'));
  await sharp({ create: { width: 8, height: 8, channels: 4, background: '#00000000' } })
    .png()
    .toFile(inFolder('clear.png'));
  await sharp({ create: { width: 8, height: 8, channels: 3, background: '#123456' } })
    .gif()
    .toFile(inFolder('other.gif'));
  await writeFile(inFolder('text.png'), 'not an image');
  await writeFile(inFolder('empty.png'), '');
  await writeFile(inFolder('half.png'), (await stripes().png().toBuffer()).subarray(0, 90));
  await writeFile(inFolder('large.png'), '');
  await truncate(inFolder('large.png'), 129 * 2 ** 20);
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

const load = async (name: string, size: readonly [number, number]): Promise<LoadedPhotograph> => {
  const loaded = await loadPhotograph(inFolder(name), size);
  if (loaded._tag === 'Left') throw new Error(loaded.left.message);
  return loaded.right;
};

/** The colour in a patch of a loaded photograph: r, g or b, whichever is strong, or w. */
const colourAt = async ({ uri }: LoadedPhotograph, x: number, y: number): Promise<string> => {
  const bytes = Buffer.from(uri.split(',')[1]!, 'base64');
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const pixel = data.subarray((y * info.width + x) * info.channels, (y * info.width + x) * info.channels + 3);
  const strong = [...pixel].map((value) => value > 180);
  return strong.every(Boolean) ? 'w' : ['r', 'g', 'b'][strong.indexOf(true)]!;
};

describe('loadPhotograph', () => {
  it.each(['stripes.png', 'stripes.jpg', 'stripes.webp'])('cuts %s about its centre', async (name) => {
    const photograph = await load(name, [20, 20]);
    expect(photograph).toMatchObject({ height: 20, width: 20 });
    expect(photograph.uri).toMatch(/^data:image\/jpeg;base64,/);
    for (const x of [1, 10, 18]) expect(await colourAt(photograph, x, 10)).toBe('g');
  });

  it('scales without distortion', async () => {
    const photograph = await load('stripes.png', [40, 120]);
    expect(photograph).toMatchObject({ height: 40, width: 120 });
    expect(await colourAt(photograph, 20, 20)).toBe('r');
    expect(await colourAt(photograph, 60, 20)).toBe('g');
    expect(await colourAt(photograph, 100, 20)).toBe('b');
  });

  it('turns a photograph upright as its EXIF says', async () => {
    const photograph = await load('turned.jpg', [60, 20]);
    expect(await colourAt(photograph, 10, 10)).toBe('r');
    expect(await colourAt(photograph, 10, 30)).toBe('g');
    expect(await colourAt(photograph, 10, 50)).toBe('b');
  });

  it('puts white behind what is transparent', async () => {
    expect(await colourAt(await load('clear.png', [8, 8]), 4, 4)).toBe('w');
  });

  it.each([
    ['nowhere.png', 'missing'],
    ['stripes.png/inside', 'missing'],
    ['.', 'unreadable'],
    ['text.png', 'not_an_image'],
    ['empty.png', 'not_an_image'],
    ['half.png', 'not_an_image'],
    ['other.gif', 'not_an_image'],
    ['large.png', 'too_large'],
  ])('says of %s that it is %s, without throwing', async (name, code) => {
    const path = inFolder(name);
    const loaded = await loadPhotograph(path, [16, 16]);
    expect(loaded).toMatchObject({ _tag: 'Left', left: { code, path } });
    if (loaded._tag === 'Left') expect(loaded.left.message).toMatch(/^[^\n]+: [^\n]+$/);
  });

  it.each([
    [0, 16],
    [16, 8193],
    [16.5, 16],
    [16, Number.NaN],
  ])('refuses to cut to %d × %d', async (height, width) => {
    expect(await loadPhotograph(inFolder('stripes.png'), [height, width])).toMatchObject({
      _tag: 'Left',
      left: { code: 'bad_size' },
    });
  });
});
