// JavaScript, like process.js and files.js: each runtime starts them as they are, Node 20 too.
import { checkFile, checkGolden } from '@jepa-masks/property-tests';

/**
 * What is read for it: golden vectors, and recordings of the published generators.
 *
 * @typedef {{ golden: { name: string, text: string }[], fixtures: { name: string, text: string }[] }} Files
 */

/**
 * What every runtime must agree on, from the built packages and with nothing
 * of a platform: all golden vectors, and all recordings of the published generators.
 *
 * @param {Files} files
 */
export const runContract = ({ golden, fixtures }) => {
  const results = checkGolden(golden);
  const verdicts = fixtures.flatMap(({ name, text }) => checkFile(text, name));
  return {
    vectors: results.reduce((sum, { vectors }) => sum + vectors, 0),
    recordings: verdicts.length,
    failures: [
      ...results.flatMap(({ name, failures }) => failures.map((failure) => `${name}: ${failure}`)),
      ...verdicts.flatMap(({ title, difference }) =>
        difference === null ? [] : [`${title}: ${difference}`],
      ),
    ],
  };
};
