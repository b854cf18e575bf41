import type { Wave } from './wave.js';

/** A spectrogram as an image of greys: the highest frequencies in its first row, time from left to right. */
export interface Spectrogram {
  readonly rows: number;
  readonly columns: number;
  /** [rows, columns], 0 for what is silent to 255 for what is loudest. */
  readonly greys: Uint8Array;
}

/** Bands, evenly spaced in mel, and the window in seconds: those of AST and AudioMAE. */
const BANDS = 128;
const WINDOW = 0.025;
/** Seconds from one column to the next, at least; of longer sounds there are no more columns than shown. */
const HOP = 0.01;
const MOST_COLUMNS = 2_048;
/** Decibels below the loudest that are told from silence. */
const RANGE = 80;
/** Power that is silence, and as decibels. */
const LEAST_POWER = 1e-10;
const SILENCE = -100;

/** Hertz as mel, and back (O'Shaughnessy 1987, as HTK has it). */
const melOf = (hertz: number): number => 2595 * Math.log10(1 + hertz / 700);
const hertzOf = (mel: number): number => 700 * (10 ** (mel / 2595) - 1);

/** Fourier transform in place, of a length that is a power of two (Cooley and Tukey, by halves). */
const transform = (real: Float64Array, imaginary: Float64Array): void => {
  const length = real.length;
  for (let index = 1, mirrored = 0; index < length; index++) {
    let bit = length >> 1;
    for (; (mirrored & bit) !== 0; bit >>= 1) mirrored ^= bit;
    mirrored |= bit;
    if (index >= mirrored) continue;
    [real[index], real[mirrored]] = [real[mirrored]!, real[index]!];
    [imaginary[index], imaginary[mirrored]] = [imaginary[mirrored]!, imaginary[index]!];
  }
  for (let size = 2; size <= length; size *= 2) {
    const half = size / 2;
    for (let offset = 0; offset < half; offset++) {
      const cosine = Math.cos((2 * Math.PI * offset) / size);
      const sine = -Math.sin((2 * Math.PI * offset) / size);
      for (let low = offset; low < length; low += size) {
        const high = low + half;
        const re = real[high]! * cosine - imaginary[high]! * sine;
        const im = real[high]! * sine + imaginary[high]! * cosine;
        real[high] = real[low]! - re;
        imaginary[high] = imaginary[low]! - im;
        real[low]! += re;
        imaginary[low]! += im;
      }
    }
  }
};

/** For each band from the lowest the share of each bin of the transform: a triangle in mel, or the nearest bin. */
const bandsOf = (
  rate: number,
  length: number,
): ReadonlyArray<ReadonlyArray<readonly [bin: number, share: number]>> => {
  const step = melOf(rate / 2) / (BANDS + 1);
  const bins = Array.from({ length: length / 2 + 1 }, (_, bin) => melOf((bin * rate) / length) / step);
  return Array.from({ length: BANDS }, (_, band) => {
    const within = bins.flatMap((mel, bin): ReadonlyArray<readonly [number, number]> => {
      const share = 1 - Math.abs(mel - (band + 1));
      return share > 0 ? [[bin, share]] : [];
    });
    const nearest = Math.round((hertzOf((band + 1) * step) * length) / rate);
    return within.length > 0 ? within : [[nearest, 1] as const];
  });
};

/** Hann's window. */
const windowOf = (length: number): Float64Array =>
  Float64Array.from({ length }, (_, at) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (at + 0.5)) / length));

/**
 * The log-mel spectrogram of a sound: 128 bands from 0 Hz to half the sample rate,
 * windows of 25 ms every 10 ms (Gong et al. 2021, section 3.1), 80 dB from the
 * darkest grey to the lightest. It is for pictures; what a model is fed is its own.
 */
export const melSpectrogram = ({ samples, rate }: Wave): Spectrogram => {
  const window = windowOf(Math.max(1, Math.round(WINDOW * rate)));
  // Four times as long as the window, so that the lowest bands have bins of their own.
  const length = 2 ** Math.ceil(Math.log2(4 * window.length));
  const seconds = samples.length / rate;
  const columns = Math.max(1, Math.min(MOST_COLUMNS, Math.ceil(seconds / HOP)));
  const bands = bandsOf(rate, length);
  const decibels = new Float64Array(BANDS * columns);
  const [real, imaginary] = [new Float64Array(length), new Float64Array(length)];
  for (let column = 0; column < columns; column++) {
    real.fill(0);
    imaginary.fill(0);
    const from = Math.round(((column + 0.5) * samples.length) / columns - window.length / 2);
    window.forEach((weight, at) => {
      real[at] = weight * (samples[from + at] ?? 0);
    });
    transform(real, imaginary);
    bands.forEach((band, index) => {
      let power = 0;
      for (const [bin, share] of band) power += share * (real[bin]! ** 2 + imaginary[bin]! ** 2);
      decibels[(BANDS - 1 - index) * columns + column] = 10 * Math.log10(power + LEAST_POWER);
    });
  }
  const loudest = decibels.reduce((most, one) => Math.max(most, one), SILENCE + RANGE);
  const greys = Uint8Array.from(decibels, (one) =>
    Math.round(255 * Math.max(0, 1 + (one - loudest) / RANGE)),
  );
  return { rows: BANDS, columns, greys };
};
