/** The masks that hold just the patches that these do not. */
export const complement = (bytes: Uint8Array): Uint8Array => {
  const other = new Uint8Array(bytes.length);
  for (let patch = 0; patch < bytes.length; patch++) other[patch] = 1 - bytes[patch]!;
  return other;
};
