import { formatPath } from '@jepa-masks/core/config';
import type { Reference, ReferenceProblem } from '@jepa-masks/core/published';
import { firstDifference } from './difference.js';
import { type Fixture, parseFixture } from './fixture.js';
import { fixtureForm } from './fixture-form.js';
import { identify } from './identify.js';

/** What became of one case. */
export interface Verdict {
  /** Whether ours equals what was recorded, bit for bit. */
  readonly passed: boolean;
  /** What the case is: generator, seed and step. */
  readonly title: string;
  /** The first difference, or why there is nothing to compare; null where it passed. */
  readonly difference: string | null;
}

const refusal = (problems: ReadonlyArray<ReferenceProblem>): string =>
  `refused: ${problems.map(({ path, message }) => `${formatPath(path) || 'config'} ${message}`).join('; ')}`;

/** What differs between a fixture and this generator's batch, in one line. */
const differenceOf = (fixture: Fixture, reference: Reference): string | null => {
  const { config, seed, step, maskCount, batch, expected } = fixture;
  const started = reference.start(config, {
    seed,
    ...(step === undefined ? {} : { step }),
    ...(maskCount === undefined ? {} : { maskCount }),
  });
  if (started._tag === 'Left') return refusal(started.left);
  const drawn = reference.draw(started.right, batch);
  if (drawn._tag === 'Left') return refusal(drawn.left);
  return firstDifference(expected, fixtureForm(drawn.right.masks)) ?? null;
};

const titleOf = ({ seed, step, maskCount }: Fixture, generator: string): string =>
  [
    generator,
    `seed ${seed}`,
    step !== undefined && `step ${step}`,
    maskCount !== undefined && `maskCount ${maskCount}`,
  ]
    .filter(Boolean)
    .join(', ');

/**
 * Compares one line of a fixture file with what our reference generator gives.
 *
 * @param line - the JSON text
 * @param fileName - the file's name, which may name the generator
 */
export const checkLine = (line: string, fileName = ''): Verdict => {
  const parsed = parseFixture(line);
  if ('malformed' in parsed) return { passed: false, title: 'malformed line', difference: parsed.malformed };
  const { fixture } = parsed;
  const reference = identify(fixture, fileName);
  if (reference === undefined) {
    const keys = Object.keys(fixture.config).join(', ');
    const difference = `no generator is named by the file or has exactly these keywords: ${keys}`;
    return { passed: false, title: titleOf(fixture, 'unknown generator'), difference };
  }
  const difference = differenceOf(fixture, reference);
  return { passed: difference === null, title: titleOf(fixture, reference.name), difference };
};
