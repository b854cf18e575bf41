import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Level } from '../src/index.js';
import { reachOf } from '../src/report/reach.js';
import { crowdedLevels, levels } from './small-levels.js';
import { completesPlainly, type Situation, type Spared, situationsOn } from './small-situations.js';

test('what a level reaches is what trying every sample finds', () => {
  let seen = 0;
  fc.assert(
    fc.property(situationsOn(fc.oneof(levels, crowdedLevels), fc.constant(undefined)), (any) => {
      const level: Level = any.level;
      const situation: Situation = { ...any, placed: [], remaining: level.targets };
      fc.pre(completesPlainly(situation, 0, level.targets));
      const can = (spared: Spared): boolean => completesPlainly(situation, 0, level.targets, spared);
      const patches = [...Array(level.grid.patches).keys()];
      const reach = reachOf(level);
      const always = patches.filter((patch) => !can({ patch, inContext: false }));
      const never = patches.filter((patch) => !can({ patch, inContext: true }));
      expect(reach).toMatchObject({ alwaysTarget: always, neverContext: never, undecided: [] });
      seen += always.length;
    }),
    { numRuns: 150 },
  );
  expect(seen).toBeGreaterThan(0);
});
