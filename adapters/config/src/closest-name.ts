import { closest, distance } from 'fastest-levenshtein';

/** Longer names are no typing errors, and comparing them would take time. */
const LONGEST = 64;

/** The same letters, whatever the style: `maskScale`, `mask-scale` and `mask_scale` are one. */
const letters = (name: string): string => name.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();

/**
 * The name that somebody who wrote `given` most likely meant: at most a third
 * of its letters differ. The first of the nearest names wins.
 */
export const closestName = (given: string, names: ReadonlyArray<string>): string | undefined => {
  if (names.length === 0 || given.length > LONGEST) return undefined;
  const wanted = letters(given);
  const nearest = closest(
    given,
    names.filter((name) => letters(name) === wanted),
  );
  if (nearest !== undefined) return nearest;
  const candidate = closest(given, [...names]);
  return distance(given, candidate) <= Math.max(1, Math.floor(candidate.length / 3)) ? candidate : undefined;
};
