/** The kinds of files that play. */
export const animationFormats = ['webp', 'gif'] as const;

/** A kind of file that plays. */
export type AnimationFormat = (typeof animationFormats)[number];

/** The kind of file that a name ends in; undefined if it is none that plays. */
export const animationFormatOf = (name: string): AnimationFormat | undefined =>
  animationFormats.find((format) => name.toLowerCase().endsWith(`.${format}`));
