import { type Reference, references } from '@jepa-masks/core/published';
import type { Fixture } from './fixture.js';

/** Whether the generator has every keyword of the configuration. */
const understands = ({ defaults }: Reference, { config }: Fixture): boolean => {
  const known = Object.keys(Object(defaults));
  return Object.keys(config).every((key) => known.includes(key));
};

/** Whether a line's other fields are the generator's: a step, a count, the names of what it returns. */
const agrees = ({ stepped, counted, name }: Reference, { step, maskCount, expected }: Fixture): boolean =>
  (step !== undefined) === stepped &&
  (maskCount !== undefined) === counted &&
  Object.keys(expected).some((key) => key.startsWith('level_')) === (name === 'hjepa-hierarchical');

/** Of these generators the one with the longest name inside a text. */
const namedIn = (text: string, candidates: ReadonlyArray<Reference>): Reference | undefined =>
  candidates
    .filter(({ name }) => text.includes(name))
    .sort((a, b) => b.name.length - a.name.length)
    .at(0);

/**
 * The generator of a fixture line: the one that the line names, or that the
 * file's name contains and that understands the configuration, or the only one
 * that the line's keys fit.
 */
export const identify = (fixture: Fixture, fileName: string): Reference | undefined => {
  if (fixture.generator !== undefined) return namedIn(fixture.generator, references);
  const fitting = references.filter((reference) => understands(reference, fixture));
  const named = namedIn(fileName, fitting);
  if (named !== undefined) return named;
  if (fitting.length === 1) return fitting[0];
  const agreeing = fitting.filter((reference) => agrees(reference, fixture));
  return agreeing.length === 1 ? agreeing[0] : namedIn(fileName, references);
};
