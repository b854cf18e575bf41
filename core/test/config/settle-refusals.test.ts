/** How often a configuration is planned to find what would do: a list is mended once, not once for each of its entries. */
import { expect, test } from 'vitest';
import { left, right } from '../../src/config/either.js';
import type { Change, Refusal } from '../../src/config/refusal.js';
import { type Attempt, settleRefusals } from '../../src/config/settle-refusals.js';

/** A list of numbers, none of which may be below 0: what is wrong with each is mended by itself. */
const attemptOf = (told: { attempts: number }): Attempt<Change> => {
  const attempt: Attempt<Change> = (config) => {
    told.attempts++;
    const list = config.list as ReadonlyArray<{ readonly value: number }>;
    const [first, ...rest] = list.flatMap(({ value }, at): ReadonlyArray<Refusal> => {
      if (value >= 0) return [];
      const mended = list.map((entry, other) => (other === at ? { value: 0 } : entry));
      const error = {
        code: 'out_of_range',
        path: ['list', at],
        given: value,
        accepted: '',
        message: '',
      } as const;
      return [
        {
          cause: `value ${at}`,
          changes: () => [{ list: mended }],
          error: (suggestion) => ({ ...error, ...(suggestion === undefined ? {} : { suggestion }) }),
        },
      ];
    });
    return first === undefined ? right(config) : left([first, ...rest]);
  };
  return attempt;
};

test.each([1, 2, 8, 64])('with %i wrong entries, no more than four times an entry', (count) => {
  const told = { attempts: 0 };
  const attempt = attemptOf(told);
  const config = { list: Array.from({ length: count }, (_, at) => ({ value: -1 - at })) };
  const refused = attempt(config);
  if (refused._tag === 'Right') return expect.unreachable();
  told.attempts = 0;
  const errors = settleRefusals(config, refused.left, attempt);
  expect(told.attempts).toBeLessThanOrEqual(4 * count);
  expect(errors.map(({ suggestion }) => suggestion)).toEqual(
    Array(count).fill({ list: Array(count).fill({ value: 0 }) }),
  );
});
