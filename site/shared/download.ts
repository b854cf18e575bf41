/** Milliseconds for which a file can still be had: browsers may fetch it only after they have asked where to put it. */
const KEPT = 10_000;

/** Hands a file to the visitor. */
export const download = (name: string, file: Blob): void => {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT);
};
