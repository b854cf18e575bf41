import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { presentWords } from '../../src/geometry/index.js';
import {
  type Geometry,
  type GeometryWithin,
  isLeft,
  joinParts,
  multiModal,
  sampleBatch,
  sampleWithin,
  unwrap,
} from '../../src/index.js';
import { type Config, configurations } from '../strategies/modalities.js';

const planOf = (config: Config) => unwrap(multiModal.plan(config));

describe('parts joined to one row of tokens', () => {
  const offsets = (geometry: Geometry): ReadonlyArray<number> => {
    let first = 0;
    return geometry.parts.map(({ grid }) => {
      first += grid.patches;
      return first - grid.patches;
    });
  };
  const bits = (words: Uint32Array, at: number, patches: number): string =>
    Array.from(
      { length: patches },
      (_, patch) => (words[at + (patch >>> 5)]! >>> (31 - (patch & 31))) & 1,
    ).join('');

  it('have the masks of each, one after another, and what is present of it', () => {
    fc.assert(
      fc.property(configurations, fc.integer(), fc.boolean(), (config, seed, isWhole) => {
        const plan = planOf(config);
        const bytes = plan.parts.map(({ grid }) =>
          new Uint8Array(2 * grid.patches).map((_, at) => (at + seed) & 1),
        );
        const present =
          plan.parts[0].name === ''
            ? bytes[0]!
            : Object.fromEntries(plan.parts.map(({ name }, part) => [name, bytes[part]!]));
        const drawn: Geometry = isWhole
          ? sampleBatch(plan, { seed, count: 2 })
          : sampleWithin(plan, { seed, count: 2, present });
        const { parts } = unwrap(joinParts(drawn));
        const [row] = parts as unknown as GeometryWithin['parts'];
        const length = row.words.length / 4;
        const starts = offsets(drawn);
        drawn.parts.forEach((part, index) => {
          if (part.masks !== 'patches') return;
          const { patches } = part.grid;
          const own = part.words.length / 4;
          for (let mask = 0; mask < 4; mask++) {
            const joined = bits(row.words, mask * length, row.grid.patches);
            expect(joined.slice(starts[index]!, starts[index]! + patches)).toBe(
              bits(part.words, mask * own, patches),
            );
          }
          const there = presentWords(row);
          const ownThere = presentWords(part);
          for (let sample = 0; sample < 2; sample++) {
            const joined = bits(there, sample * length, row.grid.patches);
            expect(joined.slice(starts[index]!, starts[index]! + patches)).toBe(
              bits(ownThere, sample * own, patches),
            );
          }
        });
      }),
    );
  });

  it('are refused where they have other numbers of masks, or too many patches', () => {
    const drawn = sampleBatch(planOf({}), { seed: 1, count: 1 });
    const [first, ...rest] = drawn.parts;
    const other = joinParts({ ...drawn, parts: [first, { ...rest[0]!, targets: 2 }] });
    expect(isLeft(other) && other.left[0].path).toEqual(['parts', 1]);
    const large = sampleBatch(planOf({ modalities: [{ numTokens: 65_536 }, { numTokens: 1 }] }), {
      seed: 1,
      count: 1,
    });
    const joined = joinParts(large);
    expect(isLeft(joined) && joined.left[0].message).toBe(
      'have 65537 patches; give parts of at most 65536 patches together',
    );
  });
});
