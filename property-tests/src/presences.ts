import type { Plan } from '@jepa-masks/core';
import fc from 'fast-check';
import { mixed } from './mixed.js';

/** Which patches of a sample are there: of a part with so many patches, a byte each. */
type Kind = (patches: number, chance: number) => ReadonlyArray<number>;

const each = (patches: number, isThere: (patch: number) => boolean): ReadonlyArray<number> =>
  Array.from({ length: patches }, (_, patch) => Number(isThere(patch)));

/** Each patch by itself, with a probability. */
const scattered =
  (share: number): Kind =>
  (patches, chance) =>
    each(patches, (patch) => mixed(chance + Math.imul(patch, 0x9e3779b9)) < share * 2 ** 32);

const KINDS: Readonly<Record<string, Kind>> = {
  all: (patches) => each(patches, () => true),
  none: (patches) => each(patches, () => false),
  one: (patches, chance) => each(patches, (patch) => patch === mixed(chance) % patches),
  'two or so': (patches, chance) =>
    each(patches, (patch) => patch === mixed(chance) % patches || patch === mixed(~chance) % patches),
  'the first': (patches, chance) => each(patches, (patch) => patch <= mixed(chance) % patches),
  'the last': (patches, chance) => each(patches, (patch) => patch >= mixed(chance) % patches),
  'all but one': (patches, chance) => each(patches, (patch) => patch !== mixed(chance) % patches),
  dense: scattered(0.9),
  half: scattered(0.5),
  sparse: scattered(0.1),
};

/** What is present of a sample: a kind of presence, and what decides between those of a kind. */
export interface PresenceOfSample {
  /** As `KINDS` names it. */
  readonly kind: string;
  /** Any 32 bits. */
  readonly chance: number;
}

/** Presences of so many samples: all patches, none, one, runs of them, and any. */
export const presencesOf = (samples: number): fc.Arbitrary<ReadonlyArray<PresenceOfSample>> =>
  fc.array(fc.record({ kind: fc.constantFrom(...Object.keys(KINDS)), chance: fc.nat(0xffff_ffff) }), {
    minLength: samples,
    maxLength: samples,
  });

/** The bytes that say what is present of each part, by its name or alone. */
export const presenceBytes = (
  { parts }: Plan,
  samples: ReadonlyArray<PresenceOfSample>,
): Uint8Array | Readonly<Record<string, Uint8Array>> => {
  const bytes = parts.map(({ grid }, part) =>
    Uint8Array.from(samples.flatMap(({ kind, chance }) => KINDS[kind]!(grid.patches, chance + part))),
  );
  return parts[0].name === ''
    ? bytes[0]!
    : Object.fromEntries(parts.map(({ name }, part) => [name, bytes[part]!]));
};
