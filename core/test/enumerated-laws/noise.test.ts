import { describe, it } from 'vitest';
import { noise, unwrap } from '../../src/index.js';
import { expectLaw } from './expect-law.js';
import { chain, type Law, lawOf, map, uniform } from './law.js';
import { allOf, type PatchBits, patchesOf, rolesOf, setOf, sizeOf, subsets } from './patch-bits.js';
import type { Sides } from './unions-of-blocks.js';

type Field = ReadonlyArray<number>;

/** A field summed over boxes round the edges that reach so far to either side, but less than half of the grid. */
const boxSums = (field: Field, [rows, columns]: Sides, radius: number): Field => {
  const reach = (side: number) => {
    const most = Math.min(radius, Math.floor((side - 1) / 2));
    return Array.from({ length: 2 * most + 1 }, (_, at) => at - most + side);
  };
  return field.map((_, patch) =>
    reach(rows)
      .flatMap((down) =>
        reach(columns).map((along) => {
          const row = (Math.floor(patch / columns) + down) % rows;
          return field[row * columns + (((patch % columns) + along) % columns)]!;
        }),
      )
      .reduce((sum, value) => sum + value, 0),
  );
};

/** A field summed twice, and the gain that it is to be divided by. */
const lowPass = (field: Field, grid: Sides, radius: number) => {
  const twice = (of: Field) => boxSums(boxSums(of, grid, radius), grid, radius);
  return { sums: twice(field), gain: twice(field.map(() => 1))[0]! };
};

/** What the noise of a colour is of white noise, multiplied by both gains. */
const coloured = (white: Field, grid: Sides, colour: string): Field => {
  const narrow = lowPass(white, grid, 1);
  const wide = lowPass(white, grid, 2);
  return white.map((value, patch) => {
    const full = value * narrow.gain * wide.gain;
    const low = narrow.sums[patch]! * wide.gain;
    const lower = wide.sums[patch]! * narrow.gain;
    return { red: low, blue: full - low, green: low - lower, purple: full - low + lower }[colour]!;
  });
};

/**
 * The law of the patches where noise is largest, over every field of white noise
 * with so many values a patch. A patch's values lie between those of the others,
 * so that two patches are as high only where they always are; then each subset is
 * as likely.
 */
const noiseLaw = (grid: Sides, masked: number, colour: string, levels: number): Law<PatchBits> => {
  const patches = grid[0] * grid[1];
  // Noise is linear: what one unit at each patch adds to all of them.
  const units = Array.from({ length: patches }, (_, unit) =>
    coloured(
      Array.from({ length: patches }, (__, patch) => Number(patch === unit)),
      grid,
      colour,
    ),
  );
  const counts = new Map<string, number>();
  const values = new Float64Array(patches);
  const add = (unit: number, value: number): void => {
    for (let patch = 0; patch < patches; patch++) values[patch]! += units[unit]![patch]! * value;
  };
  const visit = (unit: number): void => {
    if (unit === patches) {
      const threshold = values.toSorted()[patches - masked]!;
      let above = 0;
      let tied = 0;
      for (let patch = 0; patch < patches; patch++) {
        if (values[patch]! > threshold) above |= 1 << patch;
        else if (values[patch] === threshold) tied |= 1 << patch;
      }
      const name = `${above} ${tied}`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
      return;
    }
    // In whole numbers, so that sums are exact: 997 to a level, and less for where between two a patch's lie.
    const first = Math.round(((unit * 0.618 + 0.5) % 1) * 997);
    for (let level = 0; level < levels; level++) {
      add(unit, first + 997 * level);
      visit(unit + 1);
      add(unit, -first - 997 * level);
    }
  };
  visit(0);
  const fields = lawOf(
    [...counts].map(([name, count]) => [name.split(' ').map(Number), count / levels ** patches] as const),
  );
  return chain(fields, ([above, tied]) =>
    map(uniform(subsets(tied!, masked - sizeOf(above!))), (drawn) => above! | drawn),
  );
};

/** A law made even over all shifts and reflections of the grid, as that of noise is round the edges. */
const evened = (law: Law<PatchBits>, [rows, columns]: Sides): Law<PatchBits> => {
  const moves = Array.from({ length: rows * columns * 4 }, (_, move) => (patch: number) => {
    const shift = Math.floor(move / 4);
    const row = (Math.floor(patch / columns) + Math.floor(shift / columns)) % rows;
    const column = (patch + shift) % columns;
    return (move & 1 ? rows - 1 - row : row) * columns + (move & 2 ? columns - 1 - column : column);
  });
  return chain(uniform(moves), (move) => map(law, (set) => setOf(patchesOf(set).map(move))));
};

describe('masks of noise have the enumerated law', () => {
  it.each([
    ['red', [1, 5], 2, 16],
    ['red', [1, 6], 3, 10],
    ['green', [1, 6], 3, 10],
    ['blue', [1, 6], 3, 10],
    ['purple', [1, 6], 3, 10],
    ['green', [1, 6], 2, 10],
    ['purple', [1, 6], 4, 10],
    ['blue', [2, 3], 2, 10],
    // Rows of three are all one value: of the higher one, then of the lower, each subset.
    ['red', [2, 3], 2, 4],
    ['red', [2, 3], 4, 4],
    // Both filters reach as far: there is nothing between them.
    ['green', [2, 3], 3, 3],
  ] as const)('%s on %o, %i masked', (colour, grid, masked, levels) => {
    const patches = grid[0] * grid[1];
    const plan = unwrap(
      noise.plan({
        inputSize: grid,
        patchSize: 1,
        maskRatio: masked / patches,
        rounding: 'nearest',
        colour,
        radius: 1,
      }),
    );
    const law = evened(noiseLaw(grid, masked, colour, levels), grid);
    expectLaw(
      plan,
      map(law, (target) => rolesOf(allOf(patches) & ~target, target, patches)),
      { samples: 20_000 },
    );
  });
});
