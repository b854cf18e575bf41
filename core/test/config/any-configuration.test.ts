import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatErrors, isLeft, strategies } from '../../src/index.js';

test('a configuration of any shape whatever gives a plan or errors, and never throws', () => {
  const names = strategies.flatMap(({ fields }) => Object.keys(fields));
  const anything = fc.oneof(
    fc.anything(),
    fc.dictionary(
      fc.constantFrom(...names),
      fc.oneof(fc.anything(), fc.double(), fc.array(fc.double(), { maxLength: 3 })),
    ),
  );
  fc.assert(
    fc.property(fc.constantFrom(...strategies), anything, (strategy, config) => {
      const planned = strategy.plan(config as object);
      if (isLeft(planned)) expect(formatErrors(planned.left)).not.toBe('');
      else expect(planned.right.parts[0].grid.patches).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});
