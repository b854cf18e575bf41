/** A field's name as people read it: `numTargetMasks` is `num target masks`. */
export const labelOf = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll('_', ' ');
