import type { Plan } from '@jepa-masks/core';
import { byName } from '@jepa-masks/core/geometry';
import { type ArrayEntry, bytesOf } from './array-entry.js';
import { DTYPES } from './dtypes.js';
import type { CheckedRequest } from './export-request.js';
import { sidesOf } from './sides-of.js';

/** The header's length is a 64-bit integer. */
const LENGTH_BYTES = 8;

/** Tensors start at a multiple of this. */
const ALIGNMENT = 8;

/** How the masks were made, as strings: the format has no other metadata. A string seed is in quotes, a number not. */
const metadata = (
  { strategy, parameters, parts }: Plan,
  { seed, steps, first, count }: CheckedRequest,
): Readonly<Record<string, string>> => ({
  strategy,
  parameters: JSON.stringify(parameters),
  grid: JSON.stringify(byName(parts, ({ grid }) => sidesOf(grid))),
  seed: JSON.stringify(seed),
  steps: JSON.stringify(steps),
  first: String(first),
  count: String(count),
});

/** Length and JSON, padded with spaces, of a safetensors file whose tensors follow in the order of `entries`. */
export const safetensorsHeader = (
  plan: Plan,
  request: CheckedRequest,
  entries: ReadonlyArray<ArrayEntry>,
): Uint8Array => {
  let offset = 0;
  const tensors = entries.map((entry) => {
    const begin = offset;
    offset += bytesOf(entry);
    const { safetensors: dtype } = DTYPES[entry.dtype];
    return [entry.name, { dtype, shape: entry.shape, data_offsets: [begin, offset] }] as const;
  });
  const text = JSON.stringify({ __metadata__: metadata(plan, request), ...Object.fromEntries(tensors) });
  const length = Math.ceil(Buffer.byteLength(text) / ALIGNMENT) * ALIGNMENT;
  const header = Buffer.alloc(LENGTH_BYTES + length, ' ');
  header.writeBigUInt64LE(BigInt(length));
  header.write(text, LENGTH_BYTES);
  return header;
};
