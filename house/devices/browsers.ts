import { accessSync, constants } from 'node:fs';

/** Where Debian puts the browsers that tests drive; environment variables name others. */
const PLACES = { CHROMIUM: '/usr/bin/chromium', FIREFOX: '/usr/bin/firefox-esr' };

type Browser = keyof typeof PLACES;

/**
 * The program of a browser.
 *
 * @param name CHROMIUM or FIREFOX, the variable that may name another
 */
export const placeOf = (name: Browser): string => process.env[name] ?? PLACES[name];

/** The same, and an error that says what to do where there is no such program. */
export const browserAt = (name: Browser): string => {
  const path = placeOf(name);
  try {
    accessSync(path, constants.X_OK);
  } catch {
    throw new Error(
      `no browser at ${path}; sh house/test-tools.sh installs one, or set ${name} to the path of yours`,
    );
  }
  return path;
};
