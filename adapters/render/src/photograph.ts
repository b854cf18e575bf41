import type { Places } from './places.js';
import { element, type Markup } from './svg.js';

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

/** A photograph as a data URI; a RangeError if it is neither that nor bytes of a known kind. */
const photographUri = (photograph: Photograph): string => {
  if (typeof photograph === 'string') {
    if (/^data:image\/[a-z0-9.+-]+[;,]/i.test(photograph)) return photograph;
    const found = `"${photograph.slice(0, 40)}${photograph.length > 40 ? '…' : ''}"`;
    throw new RangeError(
      `photograph is ${found}; give a data:image/… URI, or the bytes of a PNG, JPEG or WebP`,
    );
  }
  const mediaType = mediaTypeOf(photograph);
  if (mediaType === undefined) {
    throw new RangeError(
      `photograph is ${photograph.length} bytes of no known kind; give the bytes of a PNG, JPEG or WebP, or a data:image/… URI`,
    );
  }
  return `data:${mediaType};base64,${toBase64(photograph)}`;
};

/** 32 bits that differ between photographs (FNV-1a). */
const hashOf = (text: string): string => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
};

/** A photograph that a picture holds once and shows any number of times. */
export interface PhotographUse {
  /** Goes into the picture once. */
  readonly definition: Markup;
  /** Shows it, top left at (0, 0). */
  readonly use: Markup;
}

const placed = (href: string, { width, height }: Places): PhotographUse => {
  // Named by content and size, so that several pictures can be put into one page.
  const id = `photograph-${hashOf(href)}-${width}x${height}`;
  const image = element('image', { id, width, height, preserveAspectRatio: 'xMidYMid slice', href });
  return { definition: element('defs', {}, image), use: element('use', { href: `#${id}` }) };
};

/**
 * Prepares a photograph, if there is one, for each of the grids of a picture that
 * is an image.
 *
 * @throws RangeError if there is one that is none, or none of the grids is an image
 */
export const placePhotograph = (
  photograph: Photograph | undefined,
  places: ReadonlyArray<Places>,
): ReadonlyArray<PhotographUse | undefined> => {
  if (photograph === undefined) return places.map(() => undefined);
  const href = photographUri(photograph);
  if (places.every(({ grid }) => grid.axes !== 2)) {
    throw new RangeError('photograph is given, but no grid in the picture is an image’s; leave it out');
  }
  return places.map((one) => (one.grid.axes === 2 ? placed(href, one) : undefined));
};

/** What a picture holds for its photographs: each once. */
export const definitionsOf = (photographs: ReadonlyArray<PhotographUse | undefined>): Markup =>
  [...new Set(photographs.map((one) => one?.definition ?? ''))].join('');
