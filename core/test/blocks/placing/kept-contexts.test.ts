import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeptContexts } from '../../../src/blocks/placing/kept-contexts.js';
import { crowdedLevels, levels, placementOf, placementsOf } from '../small-levels.js';
import { countBits } from '../small-situations.js';

const places = fc.array(fc.tuple(fc.nat(999), fc.nat(999), fc.nat(999), fc.nat(999)), {
  minLength: 1,
  maxLength: 5,
});

test('what some context keeps beyond its minimum is told as trying all tells it', () => {
  const seen = { yes: 0, no: 0 };
  fc.assert(
    fc.property(fc.oneof(levels, crowdedLevels), fc.array(places, { maxLength: 3 }), (level, samples) => {
      const { rows, columns } = level.grid;
      const contexts = placementsOf(level, level.contextShapes);
      const kept = new KeptContexts(level);
      const blocks = new Int32Array(40);
      for (const sample of samples) {
        kept.begin(blocks, 8);
        let covered = 0;
        sample.forEach(([a, b, c, d], placed) => {
          const [top, left] = [a % rows, b % columns];
          const block = { height: 1 + (c % (rows - top)), width: 1 + (d % (columns - left)) };
          kept.turnTo(placed);
          // Every place is asked after; the last one is placed.
          for (const other of [
            ...placementsOf(level, level.targetShapes),
            placementOf(columns, top, left, block),
          ]) {
            const most = Math.max(
              Number.NEGATIVE_INFINITY,
              ...contexts
                .filter(({ patches }) => countBits(patches & ~covered) >= level.minContextPatches)
                .map(({ patches }) => countBits(patches & ~covered & ~other.patches)),
            );
            const margin = kept.margin(
              other.top,
              other.left,
              other.top + other.height,
              other.left + other.width,
            );
            // Enough for some context: no more than one of them keeps. Too few for all: no fewer.
            if (margin >= 0) expect(margin).toBeLessThanOrEqual(most - level.minContextPatches);
            else expect(margin).toBeGreaterThanOrEqual(most - level.minContextPatches);
            expect(margin >= 0).toBe(most >= level.minContextPatches);
            seen[margin >= 0 ? 'yes' : 'no']++;
          }
          blocks.set([top, left, block.height, block.width], 8 + placed * 4);
          covered |= placementOf(columns, top, left, block).patches;
        });
      }
    }),
    { numRuns: 300 },
  );
  expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(1000);
});
