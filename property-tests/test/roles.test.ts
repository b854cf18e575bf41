import { gridOf } from '@jepa-masks/core';
import { cpu, ROLES, roles } from '@jepa-masks/cpu';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partsOn } from '../src/geometries.js';

/** Masks that share nothing within a sample, as plans draw them: a patch has one place, or none. */
const drawn = fc
  .tuple(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .chain(([columns, contexts, targets]) =>
    partsOn(
      { name: '', masks: 'patches', grid: gridOf({ columns }), contexts, targets, boxesPerTarget: 0 },
      3,
      false,
      true,
    ),
  );

test('a patch that is absent is that, one in a target is that, then one in a context; the rest is in neither', () => {
  fc.assert(
    fc.property(drawn, (part) => {
      const geometry = { count: 3, parts: [part] as const };
      const { data, shape } = roles(geometry);
      expect(shape).toEqual([3, part.grid.patches]);
      const present = cpu.present(geometry).data;
      const inTarget = cpu.masked(geometry).data;
      const unseen = cpu.masked(geometry, 'unseen').data;
      data.forEach((role, at) => {
        const expected = !present[at]
          ? 'absent'
          : inTarget[at]
            ? 'target'
            : unseen[at]
              ? 'neither'
              : 'context';
        expect(ROLES[role]).toBe(expected);
      });
    }),
  );
});
