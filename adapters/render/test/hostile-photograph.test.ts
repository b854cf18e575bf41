import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadPhotograph } from '../src/node.js';

const formats = ['png', 'interlaced png', 'jpeg', 'progressive jpeg', 'webp', 'lossless webp'] as const;
const whole = new Map<string, Buffer>();
let folder = '';

/** 96 × 64 of noise, the same each time, so that every part of the file matters. */
const noise = Buffer.from(Array.from({ length: 96 * 64 * 3 }, (_, at) => (at * at * 31 + at * 7) % 251));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hostile-'));
  const image = (): ReturnType<typeof sharp> =>
    sharp(noise, { raw: { width: 96, height: 64, channels: 3 } }).withMetadata({ orientation: 6 });
  whole.set('png', await image().png().toBuffer());
  whole.set('interlaced png', await image().png({ progressive: true }).toBuffer());
  whole.set('jpeg', await image().jpeg().toBuffer());
  whole.set('progressive jpeg', await image().jpeg({ progressive: true }).toBuffer());
  whole.set('webp', await image().webp().toBuffer());
  whole.set('lossless webp', await image().webp({ lossless: true }).toBuffer());
});
afterAll(() => rm(folder, { recursive: true }));

const load = async (bytes: Uint8Array): ReturnType<typeof loadPhotograph> => {
  const path = join(folder, 'image');
  await writeFile(path, bytes);
  return loadPhotograph(path, [16, 16]);
};

/** A picture of the size asked for, or one line that says what to do. */
const expectAnswer = (loaded: Awaited<ReturnType<typeof load>>): void => {
  if (loaded._tag === 'Right') {
    expect(loaded.right).toMatchObject({ height: 16, width: 16 });
    expect(loaded.right.uri).toMatch(/^data:image\/jpeg;base64,/);
    return;
  }
  expect(['not_an_image', 'too_large']).toContain(loaded.left.code);
  expect(loaded.left.message).toMatch(/^[^\n]+; give [^\n]+$/);
};

describe('an image that is', () => {
  it.each(formats)('cut off anywhere in its pixels is refused: %s', async (format) => {
    const bytes = whole.get(format)!;
    for (const share of [0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98]) {
      const loaded = await load(bytes.subarray(0, Math.floor(bytes.length * share)));
      expect(loaded, `${share} of it`).toMatchObject({ _tag: 'Left', left: { code: 'not_an_image' } });
      expectAnswer(loaded);
    }
  });

  it.each(formats)('damaged anywhere is answered: %s', async (format) => {
    const bytes = whole.get(format)!;
    // Headers are short and decide most, so half of the damage is done there.
    const place = fc.oneof(fc.nat(200), fc.nat(bytes.length - 1));
    const damage = fc.array(fc.tuple(place, fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(damage, async (changes) => {
        const damaged = Buffer.from(bytes);
        for (const [at, value] of changes) damaged[at] = value;
        expectAnswer(await load(damaged));
      }),
      { numRuns: 60 },
    );
  });

  it('of bytes at random behind a right beginning is answered', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...formats),
        fc.nat(60),
        fc.uint8Array({ maxLength: 400 }),
        async (format, kept, rest) => {
          expectAnswer(await load(Buffer.concat([whole.get(format)!.subarray(0, kept), rest])));
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('an image that says it is enormous is refused before its pixels are read', () => {
  it('a PNG of 100,000 × 100,000', async () => {
    const bytes = Buffer.from(whole.get('png')!);
    bytes.writeUInt32BE(100_000, 16);
    bytes.writeUInt32BE(100_000, 20);
    bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
    expect(await load(bytes)).toMatchObject({ _tag: 'Left', left: { code: 'too_large' } });
  });

  it('a JPEG of 65,000 × 65,000', async () => {
    const bytes = Buffer.from(whole.get('jpeg')!);
    const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
    bytes.writeUInt16BE(65_000, frame + 5);
    bytes.writeUInt16BE(65_000, frame + 7);
    expect(await load(bytes)).toMatchObject({ _tag: 'Left', left: { code: 'too_large' } });
  });

  it('but one of 10,000 × 10,000 that has hardly any pixels is refused for that', async () => {
    const bytes = Buffer.from(whole.get('png')!);
    bytes.writeUInt32BE(10_000, 16);
    bytes.writeUInt32BE(10_000, 20);
    bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
    expect(await load(bytes)).toMatchObject({ _tag: 'Left', left: { code: 'not_an_image' } });
  });
});

it('a document that would be drawn is no photograph', async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';
  expect(await load(Buffer.from(svg))).toMatchObject({ _tag: 'Left', left: { code: 'not_an_image' } });
});
