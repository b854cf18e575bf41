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
const SPACE = 0x20;

interface Entry {
  readonly dtype: string;
  readonly shape: ReadonlyArray<number>;
  readonly data_offsets: readonly [number, number];
}

/** Float32 tensors as a `.safetensors` file. */
export const safetensorsFile = ({ tensors, metadata }: Saved): Uint8Array<ArrayBuffer> => {
  let offset = 0;
  const entries = [...tensors].map(([name, { shape, data }]): [string, Entry] => {
    const begin = offset;
    offset += data.byteLength;
    return [name, { dtype: 'F32', shape, data_offsets: [begin, offset] }];
  });
  const text = new TextEncoder().encode(
    JSON.stringify({ __metadata__: metadata, ...Object.fromEntries(entries) }),
  );
  // Spaces bring the data to where 8-byte numbers could lie.
  const start = LENGTH_BYTES + Math.ceil(text.length / 8) * 8;
  const file = new Uint8Array(start + offset).fill(SPACE, LENGTH_BYTES, start);
  new DataView(file.buffer).setBigUint64(0, BigInt(start - LENGTH_BYTES), true);
  file.set(text, LENGTH_BYTES);
  let at = start;
  for (const { data } of tensors.values()) {
    file.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    at += data.byteLength;
  }
  return file;
};

/**
 * What such a file holds.
 *
 * @throws TypeError if it has other elements than float32
 */
export const readSafetensors = (file: Uint8Array): Saved => {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const start = LENGTH_BYTES + Number(view.getBigUint64(0, true));
  const { __metadata__: metadata, ...entries } = JSON.parse(
    new TextDecoder().decode(file.subarray(LENGTH_BYTES, start)),
  ) as { readonly __metadata__: Saved['metadata'] } & Readonly<Record<string, Entry>>;
  const tensors = Object.entries(entries as Readonly<Record<string, Entry>>).map(
    ([
      name,
      {
        dtype,
        shape,
        data_offsets: [begin, end],
      },
    ]): [string, SavedTensor] => {
      if (dtype !== 'F32') throw new TypeError(`${name} has elements of type ${dtype}; only F32 is read`);
      // Copied: a Float32Array has to start where its elements are aligned.
      const bytes = Uint8Array.from(file.subarray(start + begin, start + end));
      return [name, { shape, data: new Float32Array(bytes.buffer) }];
    },
  );
  return { tensors: new Map(tensors), metadata };
};
