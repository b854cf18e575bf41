const DIGITS = '0123456789abcdef';

/**
 * One mask as a hex string: patch 0 in the most significant bit of the first
 * byte, padded with zero bits to a whole byte.
 *
 * @param bytes - masks, one byte a patch, 0 or 1
 * @param offset - where the mask begins
 * @param patches - its length
 */
export const maskToHex = (bytes: Uint8Array, offset: number, patches: number): string => {
  let text = '';
  for (let patch = 0; patch < patches; patch += 8) {
    let byte = 0;
    for (let bit = 0; bit < 8; bit++) {
      if (patch + bit < patches && bytes[offset + patch + bit] === 1) byte += 128 >> bit;
    }
    text += DIGITS[byte >> 4]! + DIGITS[byte & 15]!;
  }
  return text;
};

/** The bit of one patch in a hex string. */
export const bitOfHex = (hex: string, patch: number): number =>
  (Number.parseInt(hex[patch >> 2] ?? '0', 16) >> (3 - (patch & 3))) & 1;
