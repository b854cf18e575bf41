/** Images under masks: how many, how large, and what is kept of them. */
import { presets, strategies, unwrap } from '@jepa-masks/core';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { framesOf } from '../../playground/page/frames-of.js';
import { LastFew } from '../../playground/worker/last-few.js';
import { UnderImages } from '../../playground/worker/under.js';

interface Sized {
  readonly width: number;
  readonly height: number;
}

/** Bitmaps that are open, and how often something was drawn of one. */
let opened: Set<FakeBitmap>;
let drawn: number;
let lastDrawn: Sized | undefined;

class FakeBitmap implements Sized {
  readonly width: number;
  readonly height: number;
  constructor(width: number, height: number) {
    [this.width, this.height] = [width, height];
    opened.add(this);
  }
  close(): void {
    opened.delete(this);
  }
}

class FakeCanvas implements Sized {
  readonly width: number;
  readonly height: number;
  constructor(width: number, height: number) {
    [this.width, this.height] = [width, height];
  }
  getContext() {
    return {
      fillRect: () => undefined,
      drawImage: (image: FakeBitmap) => {
        expect(opened.has(image)).toBe(true);
        drawn++;
        lastDrawn = image;
      },
      getImageData: () => ({ data: new Uint8ClampedArray(4 * this.width * this.height) }),
    };
  }
  transferToImageBitmap(): FakeBitmap {
    return new FakeBitmap(this.width, this.height);
  }
  async convertToBlob(): Promise<Blob> {
    return new Blob([`${this.width} x ${this.height}`]);
  }
}

class FakeReader {
  result = '';
  onload: () => void = () => undefined;
  readAsDataURL(blob: Blob): void {
    void blob.text().then((text) => {
      this.result = `data:${text}`;
      this.onload();
    });
  }
}

beforeEach(() => {
  opened = new Set();
  drawn = 0;
  vi.stubGlobal('OffscreenCanvas', FakeCanvas);
  vi.stubGlobal('FileReader', FakeReader);
  vi.stubGlobal('createImageBitmap', async (file: Blob) => {
    const [width, height] = (await file.text()).split('x').map(Number);
    if (!height) throw new Error('no image');
    return new FakeBitmap(width!, height);
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const planOf = (strategy: string, config: object) =>
  unwrap(strategies.find(({ name }) => name === strategy)!.plan(config));
const still = (side: number) => planOf('multi_block', { inputSize: side });
const clip = planOf('tube', presets.find(({ name }) => name === 'video-mae')?.config ?? {});

const sizes = (): ReadonlyArray<string> => [...opened].map(({ width, height }) => `${width}x${height}`);

test('images are held no larger than they are drawn, and no longer than they are wanted', async () => {
  const photograph = await UnderImages.read([new Blob(['4000x3000'])]);
  expect(sizes()).toEqual(['2048x1536']);
  photograph.close();
  const frames = await UnderImages.read([new Blob(['1024x2048']), new Blob(['300x2000'])]);
  expect(sizes()).toEqual(['512x1024', '300x2000']);
  frames.close();
  const files = [new Blob(['30x20']), new File(['none'], 'notes.txt')];
  await expect(UnderImages.read(files)).rejects.toThrow('notes.txt is no image that this browser can read');
  expect(sizes()).toEqual([]);
});

/** Sides of images, a few of them as large, or as long, as browsers can decode. */
const side = fc.oneof(fc.integer({ min: 1, max: 16_384 }), fc.constantFrom(1, 720, 2160, 3840, 16_384));
const clips = fc
  .tuple(side, side, fc.oneof(fc.integer({ min: 1, max: 256 }), fc.constantFrom(1, 2, 256)))
  .map(([width, height, count]) => ({ width, height, count }));

test('all images held are 256 MB at most, none is stretched, and stills are drawn of one that is sharp', async () => {
  await fc.assert(
    fc.asyncProperty(clips, async ({ width, height, count }) => {
      const images = await UnderImages.read(Array(count).fill(new Blob([`${width}x${height}`])));
      const held = [...opened];
      expect(held).toHaveLength(count);
      expect(4 * held.reduce((sum, one) => sum + one.width * one.height, 0)).toBeLessThan(2 ** 28);
      for (const one of held) {
        expect(one.width).toBeLessThanOrEqual(width);
        const scale = one.width / width;
        expect(Math.abs(one.height - height * scale)).toBeLessThanOrEqual(1 + height / width);
      }
      await images.under(still(224), 1024);
      const shorter = (of: Sized): number => Math.min(of.width, of.height);
      if (Math.max(width, height) <= 3 * Math.min(width, height))
        expect(shorter(lastDrawn!)).toBeGreaterThanOrEqual(Math.min(1024, shorter({ width, height })));
      images.close();
    }),
    {
      numRuns: 60,
      examples: [[{ width: 3840, height: 2160, count: 256 }], [{ width: 4000, height: 3000, count: 2 }]],
    },
  );
});

test('a picture is drawn before its images may be closed', async () => {
  const { frames } = clip.parts[0].grid;
  const images = await UnderImages.read([new Blob(['1024x484'])]);
  const under = images.under(clip, 512);
  images.close();
  expect(drawn).toBe(frames);
  expect((await under).clip).toEqual(Array(frames).fill('data:256 x 256'));
});

test('what was drawn is kept, of a few sizes', async () => {
  const images = await UnderImages.read([new Blob(['1024x484'])]);
  const drawnOf = async (side: number): Promise<number> => {
    const before = drawn;
    const { photograph } = await images.under(still(224), side);
    expect(photograph).toBe(`data:${side} x ${side}`);
    return drawn - before;
  };
  expect([await drawnOf(512), await drawnOf(512)]).toEqual([1, 0]);
  for (let side = 100; side < 110; side++) expect(await drawnOf(side)).toBe(1);
  expect([await drawnOf(109), await drawnOf(512)]).toEqual([0, 1]);
});

test('detail is measured once for a grid, not at every frame of a drag', async () => {
  const images = await UnderImages.read([new Blob(['1024x484'])]);
  const [{ grid }] = still(224).parts;
  const detail = images.detail(grid);
  expect(detail).toHaveLength(196);
  expect(images.detail({ ...grid })).toBe(detail);
  expect(drawn).toBe(1);
  expect(images.detail(still(160).parts[0].grid)).toHaveLength(100);
  expect(images.detail(clip.parts[0].grid)).toHaveLength(clip.parts[0].grid.patches);
});

test('the last few names are kept, each asked for anew', () => {
  const kept = new LastFew<string>(2);
  const made: Array<string> = [];
  for (const name of 'abacaba') {
    const value = kept.get(name, () => {
      made.push(name);
      return name.toUpperCase();
    });
    expect(value).toBe(name.toUpperCase());
  }
  expect(made.join('')).toBe('abcb');
});

test('of several files as many are taken as of an animation, by their numbers', async () => {
  const files = Array.from({ length: 300 }, (_, at) => new File([], `frame-${at}.png`));
  expect(await framesOf([...files].reverse())).toEqual(files.slice(0, 256));
  expect(await framesOf(files.slice(0, 1))).toEqual(files.slice(0, 1));
});
