/**
 * The user's photograph: a `data:image/…` URI, or the bytes of a PNG, JPEG or
 * WebP file. It is drawn over the whole grid, cropped about its centre where its
 * aspect ratio differs. It is sharp from {@link viewSize} times the scale of the
 * picture on; the model's own size is less.
 */
export type Photograph = string | Uint8Array;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64, which not every runtime can encode bytes to by itself. */
export const toBase64 = (bytes: Uint8Array): string => {
  const parts: Array<string> = [];
  for (let from = 0; from < bytes.length; from += 3) {
    const left = bytes.length - from;
    const bits = (bytes[from]! << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0);
    parts.push(
      alphabet[bits >> 18]! +
        alphabet[(bits >> 12) & 63]! +
        (left > 1 ? alphabet[(bits >> 6) & 63]! : '=') +
        (left > 2 ? alphabet[bits & 63]! : '='),
    );
  }
  return parts.join('');
};

const startsWith = (bytes: Uint8Array, from: number, ...wanted: ReadonlyArray<number>): boolean =>
  wanted.every((byte, index) => bytes[from + index] === byte);

const mediaTypeOf = (bytes: Uint8Array): string | undefined => {
  if (startsWith(bytes, 0, 0x89, 0x50, 0x4e, 0x47)) return 'image/png';
  if (startsWith(bytes, 0, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  // "RIFF", four bytes of length, "WEBP".
  const isWebp = startsWith(bytes, 0, 0x52, 0x49, 0x46, 0x46) && startsWith(bytes, 8, 0x57, 0x45, 0x42, 0x50);
  return isWebp ? 'image/webp' : undefined;
};

/**
 * A photograph as a data URI; a RangeError if it is neither that nor bytes of a known kind.
 *
 * @param name what it is called in an error
 */
export const photographUri = (photograph: Photograph, name: string): string => {
  if (typeof photograph === 'string') {
    if (/^data:image\/[a-z0-9.+-]+[;,]/i.test(photograph)) return photograph;
    const found = `"${photograph.slice(0, 40)}${photograph.length > 40 ? '…' : ''}"`;
    throw new RangeError(`${name} is ${found}; give a data:image/… URI, or the bytes of a PNG, JPEG or WebP`);
  }
  const mediaType = mediaTypeOf(photograph);
  if (mediaType === undefined) {
    throw new RangeError(
      `${name} is ${photograph.length} bytes of no known kind; give the bytes of a PNG, JPEG or WebP, or a data:image/… URI`,
    );
  }
  return `data:${mediaType};base64,${toBase64(photograph)}`;
};
