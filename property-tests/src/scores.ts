import fc from 'fast-check';
import { mixed } from './mixed.js';

/** What a patch scores, of the number of the patch and of its own 32 bits. */
type Kind = (patch: number, bits: number) => number;

/** The smallest number above 0, and a large one whose multiples by 32 bits are finite. */
const TINY = 5e-324;
const HUGE = 1e298;

const KINDS: Readonly<Record<string, Kind>> = {
  'all 0': () => 0,
  'all alike': () => -3.5,
  'one high': (patch) => (patch === 1 ? 1 : 0),
  'one low': (patch) => (patch === 2 ? -1 : 0),
  rising: (patch) => patch,
  falling: (patch) => -patch,
  ties: (_, bits) => bits % 3,
  any: (_, bits) => bits / 2 ** 32,
  'of both signs': (_, bits) => bits - 2 ** 31,
  huge: (_, bits) => (bits - 2 ** 31) * HUGE,
  tiny: (_, bits) => bits * TINY,
};

/** Every kind of scores, by name. */
const kindsOfScores = Object.keys(KINDS);

/** What the patches of a sample score: a kind, and what decides between those of a kind. */
export interface ScoresOfSample {
  /** As `KINDS` names it. */
  readonly kind: string;
  /** Any 32 bits. */
  readonly chance: number;
}

/** Scores of so many samples: alike, of one that stands out, with ties, huge, tiny, and any. */
export const scoresOf = (samples: number): fc.Arbitrary<ReadonlyArray<ScoresOfSample>> =>
  fc.array(fc.record({ kind: fc.constantFrom(...kindsOfScores), chance: fc.nat(0xffff_ffff) }), {
    minLength: samples,
    maxLength: samples,
  });

/** Scores [B, N] of samples; patch p of one has the bits `mixed(chance + p · 0x9e3779b9)`. */
export const scoreNumbers = (patches: number, samples: ReadonlyArray<ScoresOfSample>): Float64Array =>
  Float64Array.from(
    samples.flatMap(({ kind, chance }) =>
      Array.from({ length: patches }, (_, patch) =>
        KINDS[kind]!(patch, mixed(chance + Math.imul(patch, 0x9e3779b9))),
      ),
    ),
  );
