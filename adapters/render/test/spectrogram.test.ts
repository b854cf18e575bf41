import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { melSpectrogram } from '../src/mel-spectrogram.js';
import { loadSpectrogram } from '../src/node.js';
import { readWave, type Wave } from '../src/wave.js';
import { sine, type WaveFormat, waveFile } from './waves.js';

const formats: ReadonlyArray<WaveFormat> = [
  { format: 1, bits: 8 },
  { format: 1, bits: 16 },
  { format: 1, bits: 24 },
  { format: 1, bits: 32 },
  { format: 3, bits: 32 },
  { format: 3, bits: 64 },
];

const anySamples = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 50 });

const read = (bytes: Uint8Array): Wave => {
  const wave = readWave(bytes);
  if (typeof wave === 'string') throw new Error(wave);
  return wave;
};

const ofTwelveBits = waveFile([0.5]);
ofTwelveBits.writeUInt16LE(12, 34);

describe('readWave', () => {
  it.each(formats)(
    'reads samples of format $format, $bits bits, to half a step of it',
    ({ format, bits }) => {
      fc.assert(
        fc.property(
          anySamples,
          fc.integer({ min: 1, max: 3 }),
          fc.integer({ min: 1, max: 96_000 }),
          (samples, channels, rate) => {
            const wave = read(waveFile(samples, { format, bits, channels, rate }));
            expect(wave.rate).toBe(rate);
            expect(wave.samples).toHaveLength(samples.length);
            // Full scale is 2^(bits − 1) when read, one less when written.
            const near = 1.6 / 2 ** Math.min(23, bits - 1);
            samples.forEach((sample, at) => {
              expect(Math.abs(wave.samples[at]! - sample)).toBeLessThan(near);
            });
          },
        ),
        { numRuns: 40 },
      );
    },
  );

  it('passes over chunks that it does not know', () => {
    const bytes = waveFile([0.5, -0.5]);
    const other = Buffer.from([...Buffer.from('LIST'), 3, 0, 0, 0, 1, 2, 3, 0]);
    const wave = read(Buffer.concat([bytes.subarray(0, 12), other, bytes.subarray(12)]));
    expect([...wave.samples].map((sample) => Math.round(sample * 2))).toEqual([1, -1]);
  });

  it.each<[string, Uint8Array]>([
    ['is no WAV', Buffer.from('not a sound')],
    ['is no WAV', Buffer.alloc(0)],
    ['does not say its format', waveFile([0.5]).subarray(0, 12)],
    ['has no sound', waveFile([])],
    ['ends early', waveFile([0.5, 0.5]).subarray(0, 46)],
    ['has samples that are no numbers', waveFile([0, Number.NaN], { format: 3, bits: 32 })],
    ['has 1 channels of 12 bits in format 1', ofTwelveBits],
  ])('says why there is no sound: %s', (why, bytes) => {
    expect(readWave(bytes)).toBe(why);
  });

  it('answers whatever the bytes', () => {
    const whole = waveFile(sine(440, 0.01));
    const damage = fc.array(fc.tuple(fc.nat(60), fc.nat(255)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(damage, fc.nat(whole.length), (changes, kept) => {
        const damaged = Buffer.from(whole.subarray(0, kept % 2 === 0 ? kept : whole.length));
        for (const [at, value] of changes) if (at < damaged.length) damaged[at] = value;
        const wave = readWave(damaged);
        expect(typeof wave === 'string' || wave.rate > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

const RATE = 16_000;

/** The row of the loudest band of a column. */
const loudest = ({ rows, columns, greys }: ReturnType<typeof melSpectrogram>, column: number): number => {
  const values = Array.from({ length: rows }, (_, row) => greys[row * columns + column]!);
  return values.indexOf(Math.max(...values));
};

describe('melSpectrogram', () => {
  it('is loudest where the frequency of a sine is, in every column', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 7_500 }), (hertz) => {
        const spectrogram = melSpectrogram({ samples: Float32Array.from(sine(hertz, 0.3)), rate: RATE });
        expect([spectrogram.rows, spectrogram.columns]).toEqual([128, 30]);
        const mel = (of: number): number => 2595 * Math.log10(1 + of / 700);
        const band = (129 * mel(hertz)) / mel(RATE / 2) - 1;
        // At both ends a window is half empty.
        for (let column = 2; column < 28; column++) {
          expect(Math.abs(127 - loudest(spectrogram, column) - band)).toBeLessThan(1.5);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('shows when it sounds: silence is dark, and time goes from left to right', () => {
    const samples = Float32Array.from([...sine(1_000, 0.5).map(() => 0), ...sine(1_000, 0.5)]);
    const { rows, columns, greys } = melSpectrogram({ samples, rate: RATE });
    const mostIn = (column: number): number =>
      Math.max(...Array.from({ length: rows }, (_, row) => greys[row * columns + column]!));
    expect([10, 40].map(mostIn)).toEqual([0, 0]);
    expect(mostIn(60)).toBeGreaterThan(250);
  });

  it('of silence, of a single sample and of a low rate is one all the same', () => {
    for (const wave of [
      { samples: new Float32Array(1_000), rate: RATE },
      { samples: Float32Array.of(1), rate: RATE },
      { samples: Float32Array.of(0.5, -0.5), rate: 1 },
    ]) {
      const { rows, columns, greys } = melSpectrogram(wave);
      expect(greys).toHaveLength(rows * columns);
      expect(columns).toBeGreaterThan(0);
    }
    expect(Math.max(...melSpectrogram({ samples: new Float32Array(1_000), rate: RATE }).greys)).toBe(0);
  });

  it('of a long sound has no more columns than are seen', () => {
    const { columns } = melSpectrogram({ samples: new Float32Array(30 * RATE), rate: RATE });
    expect(columns).toBe(2_048);
  });
});

describe('loadSpectrogram', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sound-'));
    await writeFile(join(folder, 'low.wav'), waveFile(sine(200, 0.5)));
    await writeFile(join(folder, 'text.wav'), 'no sound');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('draws a low note at the bottom of an image of the size asked for', async () => {
    const loaded = await loadSpectrogram(join(folder, 'low.wav'), [64, 200]);
    if (loaded._tag === 'Left') throw new Error(loaded.left.message);
    expect(loaded.right).toMatchObject({ height: 64, width: 200 });
    const bytes = Buffer.from(loaded.right.uri.split(',')[1]!, 'base64');
    const { data, info } = await sharp(bytes).greyscale().raw().toBuffer({ resolveWithObject: true });
    expect([info.height, info.width]).toEqual([64, 200]);
    const middle = Array.from({ length: 64 }, (_, row) => data[row * 200 + 100]!);
    expect(middle.indexOf(Math.max(...middle))).toBeGreaterThan(52);
  });

  it.each([
    ['text.wav', 'not_an_image', 'is no WAV; give a whole WAV of integers (8 to 32 bits) or floats'],
    ['nowhere.wav', 'missing', 'there is no such file; check the path'],
    ['.', 'unreadable', 'is not a file; give the path of one'],
  ])('says of %s that it is %s', async (name, code, message) => {
    const path = join(folder, name);
    expect(await loadSpectrogram(path, [16, 16])).toEqual({
      _tag: 'Left',
      left: { code, path, message: `${path}: ${message}` },
    });
    expect(await loadSpectrogram(path, [0, 16])).toMatchObject({ left: { code: 'bad_size' } });
  });
});
