import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** A tensor of a file. */
export interface SavedTensor {
  readonly shape: ReadonlyArray<number>;
  readonly data: Float32Array;
}

/** What a file holds. */
export interface Saved {
  readonly tensors: ReadonlyMap<string, SavedTensor>;
  /** Texts by name; the format has no other metadata. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** The header's length is a 64-bit integer. */
const LENGTH_BYTES = 8;

interface Entry {
  readonly dtype: string;
  readonly shape: ReadonlyArray<number>;
  readonly data_offsets: readonly [number, number];
}

/**
 * Writes a `.safetensors` file of float32 tensors. One that was there is
 * replaced when the new one is complete: whoever stops the run in between keeps the old.
 */
export const writeSafetensors = (path: string, { tensors, metadata }: Saved): void => {
  let offset = 0;
  const entries = [...tensors].map(([name, { shape, data }]): [string, Entry] => {
    const begin = offset;
    offset += data.byteLength;
    return [name, { dtype: 'F32', shape, data_offsets: [begin, offset] }];
  });
  const text = JSON.stringify({ __metadata__: metadata, ...Object.fromEntries(entries) });
  const header = Buffer.alloc(LENGTH_BYTES + Math.ceil(Buffer.byteLength(text) / 8) * 8, ' ');
  header.writeBigUInt64LE(BigInt(header.length - LENGTH_BYTES));
  header.write(text, LENGTH_BYTES);
  const bytes = [...tensors.values()].map(({ data: { buffer, byteOffset, byteLength } }) =>
    Buffer.from(buffer, byteOffset, byteLength),
  );
  writeFileSync(`${path}.part`, Buffer.concat([header, ...bytes]));
  renameSync(`${path}.part`, path);
};

/** Reads such a file. */
export const readSafetensors = (path: string): Saved => {
  const file = readFileSync(path);
  const start = LENGTH_BYTES + Number(file.readBigUInt64LE());
  const { __metadata__: metadata, ...entries } = JSON.parse(file.toString('utf8', LENGTH_BYTES, start)) as {
    readonly __metadata__: Saved['metadata'];
  } & Readonly<Record<string, Entry>>;
  const tensors = Object.entries(entries as Readonly<Record<string, Entry>>).map(
    ([
      name,
      {
        shape,
        data_offsets: [begin, end],
      },
    ]): [string, SavedTensor] => {
      // Copied: a Float32Array has to start where its elements are aligned.
      const bytes = Uint8Array.from(file.subarray(start + begin, start + end));
      return [name, { shape, data: new Float32Array(bytes.buffer) }];
    },
  );
  return { tensors: new Map(tensors), metadata };
};
