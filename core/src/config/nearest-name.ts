/** Longer names are no typing errors, and comparing them would take time. */
const LONGEST = 64;

/** The same letters, whatever the style: `maskScale`, `mask-scale` and `mask_scale` are one. */
const lettersOf = (name: string): string => name.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();

/** Levenshtein's distance: how many letters have to be added, dropped or replaced to turn one word into the other. */
const distance = (from: string, to: string): number => {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const replaced = previous[column - 1]! + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, previous[column]! + 1, current[column - 1]! + 1));
    }
    previous = current;
  }
  return previous[to.length]!;
};

/**
 * The name that somebody who wrote `given` most likely meant: the same letters
 * in another style, or at most a third of them different. The first of the
 * nearest names wins.
 *
 * @param given what was written; longer than 64 characters, it is no typing error
 * @param names the names to choose from
 */
export const nearestName = (given: string, names: ReadonlyArray<string>): string | undefined => {
  if (given.length > LONGEST) return undefined;
  const wanted = lettersOf(given);
  let nearest: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const name of names) {
    const letters = lettersOf(name);
    const apart = distance(wanted, letters);
    const isNear = apart <= Math.max(1, Math.floor(letters.length / 3));
    if (isNear && apart < least) [nearest, least] = [name, apart];
  }
  return nearest;
};
