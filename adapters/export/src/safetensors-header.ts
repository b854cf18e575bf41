import type { BatchRequest, Plan } from '@jepa-masks/core';
import { type ArrayEntry, bytesOf } from './array-entry.js';

const TYPES = { bool: 'BOOL', int32: 'I32' } as const;

/** The header's length is a 64-bit integer. */
const LENGTH_BYTES = 8;

/** Tensors start at a multiple of this. */
const ALIGNMENT = 8;

/** How the masks were made, as strings: the format has no other metadata. A string seed is in quotes, a number not. */
const metadata = (plan: Plan, request: Required<BatchRequest>): Readonly<Record<string, string>> => ({
  strategy: plan.strategy,
  parameters: JSON.stringify(plan.parameters),
  seed: JSON.stringify(request.seed),
  step: String(request.step),
  first: String(request.first),
  count: String(request.count),
});

/** Length and JSON, padded with spaces, of a safetensors file whose tensors follow in the order of `entries`. */
export const safetensorsHeader = (
  plan: Plan,
  request: Required<BatchRequest>,
  entries: ReadonlyArray<ArrayEntry>,
): Uint8Array => {
  let offset = 0;
  const tensors = entries.map((entry) => {
    const begin = offset;
    offset += bytesOf(entry);
    return [
      entry.name,
      { dtype: TYPES[entry.dtype], shape: entry.shape, data_offsets: [begin, offset] },
    ] as const;
  });
  const text = JSON.stringify({ __metadata__: metadata(plan, request), ...Object.fromEntries(tensors) });
  const length = Math.ceil(Buffer.byteLength(text) / ALIGNMENT) * ALIGNMENT;
  const header = Buffer.alloc(LENGTH_BYTES + length, ' ');
  header.writeBigUInt64LE(BigInt(length));
  header.write(text, LENGTH_BYTES);
  return header;
};
