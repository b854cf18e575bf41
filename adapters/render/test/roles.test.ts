import { type Grid, geometryOf, gridOf, unwrap } from '@jepa-masks/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DrawnSample, drawnSample } from '../src/drawn-sample.js';
import { sampleLegend } from '../src/legend.js';
import { patchView, views } from '../src/patch-view.js';
import { placesOf } from '../src/places.js';
import { placeUnder } from '../src/under-masks.js';
import { whitePixel } from './plans.js';
import { patchesDotted, patchesUnder, tilesOf } from './view-patches.js';
import { ofClass, parse, walk } from './xml.js';

const roles = ['context', 'target', 'neither', 'absent'] as const;
type Role = (typeof roles)[number];

const size = (most: number) => fc.integer({ min: 1, max: most });

const anyGrid: fc.Arbitrary<Grid> = fc.oneof(
  size(150).map((columns) => gridOf({ columns })),
  fc.tuple(size(20), size(20)).map(([rows, columns]) => gridOf({ rows, columns })),
  fc.tuple(size(9), size(6), size(6)).map(([frames, rows, columns]) => gridOf({ frames, rows, columns })),
);

/** A sample whose patches have the roles that are asked for. */
const sampleOf = (grid: Grid, wanted: ReadonlyArray<Role>): DrawnSample => {
  const having = (role: Role) => wanted.flatMap((one, patch) => (one === role ? [patch] : []));
  const { parts } = unwrap(
    geometryOf({ grid, samples: [{ context: having('context'), targets: [having('target')] }] }),
  );
  const present = Uint8Array.from(wanted, (role) => (role === 'absent' ? 0 : 1));
  return { ...drawnSample(parts[0], 0), present };
};

const anySample = anyGrid
  .filter(({ patches }) => patches > 1)
  .chain((grid) =>
    fc
      .array(fc.constantFrom(...roles), { minLength: grid.patches, maxLength: grid.patches })
      // A mask of one's own has a patch.
      .map((drawn) => ['context', 'target', ...drawn.slice(2)] as ReadonlyArray<Role>)
      .map((wanted) => ({ grid, wanted, sample: sampleOf(grid, wanted) })),
  );

const grounds = [false, true];

describe('every patch shows its role by a sign of its own', () => {
  it.each(views)('in the view %s', (view) => {
    fc.assert(
      fc.property(anySample, fc.boolean(), ({ grid, wanted, sample }, spectrogram) => {
        const places = placesOf('panel', grid, { spectrogram });
        const drawn = patchView(sample, view, { places, photograph: undefined, mostContexts: 1 });
        const [root] = walk(parse(drawn));
        const tiles = tilesOf(root!, grid);
        const inside = walk(root!.node);
        const upward = spectrogram && grid.axes === 2;
        // In a spectrogram the first row is the lowest.
        const patchAt = (place: number): number => {
          const row = Math.floor(place / grid.columns);
          return upward ? (grid.rows - 1 - row) * grid.columns + (place % grid.columns) : place;
        };
        const found = Array.from({ length: grid.patches }, (): ReadonlyArray<Role> => []);
        const note = (role: Role, seen: ReadonlyArray<number>): void => {
          for (const place of seen) found[patchAt(place)] = [...found[patchAt(place)]!, role];
        };
        note('context', patchesUnder(ofClass(inside, 'context'), tiles));
        note('target', patchesUnder(ofClass(inside, 'target'), tiles));
        note('neither', patchesDotted(ofClass(inside, 'no-mask'), tiles));
        note('absent', patchesUnder(ofClass(inside, 'absent'), tiles));
        const isShown = (role: Role): boolean =>
          (role !== 'context' || view !== 'targets') && (role !== 'target' || view !== 'context');
        expect(found).toEqual(wanted.map((role) => (isShown(role) ? [role] : [])));
        expect(ofClass(inside, 'absent-crosses')).toHaveLength(wanted.includes('absent') ? 1 : 0);
      }),
      { numRuns: 100 },
    );
  });

  it('which the legend explains where it occurs, on white and on photographs', () => {
    fc.assert(
      fc.property(anySample, fc.constantFrom(...grounds), ({ wanted, sample, grid }, isUnder) => {
        const places = [placesOf('panel', grid)];
        const photographs =
          isUnder && grid.axes === 2
            ? placeUnder({ photograph: whitePixel }, places)
            : places.map(() => undefined);
        const texts = sampleLegend([sample], photographs).map(({ text }) => text);
        expect(texts.some((text) => text.startsWith('in no mask'))).toBe(wanted.includes('neither'));
        expect(texts.includes('not there')).toBe(wanted.includes('absent'));
      }),
      { numRuns: 100 },
    );
  });
});

it('an absent patch hides the photograph, whose fading would say that it is there', () => {
  const grid = gridOf({ rows: 1, columns: 4 });
  const sample = sampleOf(grid, [...roles]);
  const places = placesOf('panel', grid);
  const [photograph] = placeUnder({ photograph: whitePixel }, [places]);
  const inside = walk(parse(patchView(sample, 'combined', { places, photograph, mostContexts: 1 })));
  const opacityOf = (name: string): string | undefined =>
    ofClass(inside, name)[0]!.node.attributes['fill-opacity'];
  expect(opacityOf('absent')).toBeUndefined();
  expect(opacityOf('veil')).toBe('0.78');
});
