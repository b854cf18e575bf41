/** Sound as one channel. */
export interface Wave {
  /** From −1 to 1. */
  readonly samples: Float32Array;
  /** Samples a second. */
  readonly rate: number;
}

type Reader = (view: DataView, at: number) => number;

/** How a sample of a format (1 integers, 3 floats) and so many bits is read, as a number from −1 to 1. */
const readers: Readonly<Record<string, Reader>> = {
  // Eight bits have no sign.
  '1/8': (view, at) => (view.getUint8(at) - 128) / 2 ** 7,
  '1/16': (view, at) => view.getInt16(at, true) / 2 ** 15,
  '1/24': (view, at) => (view.getUint16(at, true) + view.getInt8(at + 2) * 2 ** 16) / 2 ** 23,
  '1/32': (view, at) => view.getInt32(at, true) / 2 ** 31,
  '3/32': (view, at) => view.getFloat32(at, true),
  '3/64': (view, at) => view.getFloat64(at, true),
};

/** The format that says that another is named further on (WAVE_FORMAT_EXTENSIBLE). */
const EXTENSIBLE = 0xfffe;

const nameAt = (view: DataView, at: number): string =>
  String.fromCharCode(...Array.from({ length: 4 }, (_, index) => view.getUint8(at + index)));

/** Where the content of each chunk lies, by name; the last may say that it is longer than the file. */
const chunksOf = (view: DataView): ReadonlyMap<string, readonly [from: number, to: number]> => {
  const chunks = new Map<string, readonly [number, number]>();
  for (let at = 12; at + 8 <= view.byteLength; ) {
    const length = view.getUint32(at + 4, true);
    chunks.set(nameAt(view, at), [at + 8, at + 8 + length]);
    // Of an odd length a byte is added.
    at += 8 + length + (length % 2);
  }
  return chunks;
};

/**
 * Reads a WAV file (RIFF; integers of 8 to 32 bits or floats), its channels mixed to one.
 *
 * @returns the sound, or why there is none, in words
 */
export const readWave = (bytes: Uint8Array): Wave | string => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < 12 || nameAt(view, 0) !== 'RIFF' || nameAt(view, 8) !== 'WAVE') return 'is no WAV';
  const chunks = chunksOf(view);
  const [described, end] = chunks.get('fmt ') ?? [0, 0];
  const [from, to] = chunks.get('data') ?? [0, 0];
  if (end - described < 16 || end > view.byteLength) return 'does not say its format';
  if (to === from) return 'has no sound';
  if (to > view.byteLength) return 'ends early';
  const named = view.getUint16(described, true);
  const format = named === EXTENSIBLE && end - described >= 26 ? view.getUint16(described + 24, true) : named;
  const channels = view.getUint16(described + 2, true);
  const rate = view.getUint32(described + 4, true);
  const bits = view.getUint16(described + 14, true);
  const read = readers[`${format}/${bits}`];
  if (read === undefined || channels < 1 || rate < 1) {
    return `has ${channels} channels of ${bits} bits in format ${format}`;
  }
  const step = bits / 8;
  const count = Math.floor((to - from) / (step * channels));
  const samples = Float32Array.from({ length: count }, (_, sample) => {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) {
      sum += read(view, from + (sample * channels + channel) * step);
    }
    return sum / channels;
  });
  if (!samples.every(Number.isFinite)) return 'has samples that are no numbers';
  return { samples, rate };
};
