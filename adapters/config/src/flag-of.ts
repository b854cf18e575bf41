/** A parameter as the command's flag, `targetScale` or `target_scale`: `--target-scale`. */
export const flagOf = (name: string): string =>
  `--${name.replaceAll('_', '-').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
