import { BROKEN, chiSquareScore } from '@jepa-masks/property-tests';
import { expect } from 'vitest';
import { cpu } from '../../../backends/cpu/src/index.js';
import { type Plan, sampleBatch } from '../../src/index.js';
import type { Law } from './law.js';

/** The roles of a patch by whether it is a context's, and twice that if it is a target's: no law has both. */
const signs = '.ct!';

/** The roles of all patches of each sample, part by part: c for context, t for target, a dot for neither. */
const rolesOf = (plan: Plan, step: number, count: number): ReadonlyArray<string> => {
  const parts = sampleBatch(plan, { seed: 'enumerated', step, count }).parts.map((part) => {
    if (part.contexts !== 1 || part.targets !== 1) throw new Error('a law is of one context and one target');
    const { patches } = part.grid;
    const { context, targets } = cpu.booleans({ count, parts: [{ ...part, name: '' }] });
    return Array.from({ length: count }, (_, sample) => {
      let roles = '';
      for (let patch = sample * patches; patch < (sample + 1) * patches; patch++) {
        roles += signs[context.data[patch]! + 2 * targets.data[patch]!];
      }
      return roles;
    });
  });
  return Array.from({ length: count }, (_, sample) => parts.map((roles) => roles[sample]).join(' '));
};

/**
 * Holds the samples of a plan to a law: no other outcome, and each as often as it
 * says, by chi-square.
 *
 * @param law of the roles of all patches, such as `cctt.c`; those of several parts with a space between
 * @param draws samples, and over how many steps
 */
export const expectLaw = (plan: Plan, law: Law<string>, { samples = 40_000, steps = 1 } = {}): void => {
  expect(law.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1, 9);
  const counts = new Map<string, number>(law.map(({ outcome }) => [outcome, 0]));
  for (let step = 0; step < steps; step++) {
    for (const roles of rolesOf(plan, step, samples / steps)) {
      const count = counts.get(roles);
      if (count === undefined) expect.unreachable(`${roles} is not in the law`);
      counts.set(roles, count + 1);
    }
  }
  const score = chiSquareScore(
    law.map(({ outcome }) => counts.get(outcome)!),
    law.map(({ chance }) => chance * samples),
  );
  // Too near is as wrong as too far.
  expect(Math.abs(score)).toBeLessThan(BROKEN);
};
