/** How samples are written: integers or floats, of so many bits. */
export interface WaveFormat {
  readonly format: 1 | 3;
  readonly bits: 8 | 16 | 24 | 32 | 64;
}

/** A WAV file of samples from −1 to 1, the channels alike. */
export const waveFile = (
  samples: ReadonlyArray<number>,
  {
    rate = 16_000,
    channels = 1,
    format = 1,
    bits = 16,
  }: Partial<WaveFormat> & { rate?: number; channels?: number } = {},
): Buffer => {
  const step = bits / 8;
  const bytes = Buffer.alloc(44 + samples.length * channels * step);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(format, 20);
  bytes.writeUInt16LE(channels, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(rate * channels * step, 28);
  bytes.writeUInt16LE(channels * step, 32);
  bytes.writeUInt16LE(bits, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(bytes.length - 44, 40);
  const most = 2 ** (bits - 1) - 1;
  samples.forEach((sample, index) => {
    for (let channel = 0; channel < channels; channel++) {
      const at = 44 + (index * channels + channel) * step;
      if (format === 3 && bits === 32) bytes.writeFloatLE(sample, at);
      else if (format === 3) bytes.writeDoubleLE(sample, at);
      else if (bits === 8) bytes.writeUInt8(128 + Math.round(sample * most), at);
      else bytes.writeIntLE(Math.round(sample * most), at, step);
    }
  });
  return bytes;
};

/** Seconds of a sine of a frequency in Hz. */
export const sine = (hertz: number, seconds: number, rate = 16_000): ReadonlyArray<number> =>
  Array.from(
    { length: Math.round(seconds * rate) },
    (_, at) => 0.5 * Math.sin((2 * Math.PI * hertz * at) / rate),
  );
