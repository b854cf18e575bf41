/**
 * The published batch equalisation: of every mask the first `length` patches
 * stay (in ascending order) and the rest are dropped, so that the batch's index
 * lists stack into one tensor. It drops from the bottom right corner, always.
 *
 * @param bytes - masks of `patches` bytes each, changed in place
 * @param length - patches to keep, at most the shortest mask's for equal lengths
 */
export const cut = (bytes: Uint8Array, patches: number, length: number): void => {
  for (let offset = 0; offset < bytes.length; offset += patches) {
    const end = offset + patches;
    let patch = offset;
    for (let kept = 0; patch < end && kept < length; patch++) kept += bytes[patch]!;
    bytes.fill(0, patch, end);
  }
};
