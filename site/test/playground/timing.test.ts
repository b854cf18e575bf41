/** How long a batch takes is measured when nothing else is to be done, and not for long. */
import { unwrap } from '@jepa-masks/core';
import { afterEach, expect, test, vi } from 'vitest';
import { firstState } from '../../playground/state/state.js';
import { leastOf } from '../../playground/worker/least-of.js';
import type { Answer } from '../../playground/worker/messages.js';
import { showStages } from '../../playground/worker/show.js';
import { planState } from '../../playground/worker/shown.js';
import { timeBatch } from '../../playground/worker/timing.js';
import { catalogue } from './states.js';

const state = { ...firstState(catalogue), batch: 3 };
afterEach(() => {
  vi.useRealTimers();
});

test.each([
  [[30, 10, 20, 15, 12, 1], 5, 10],
  [[60, 39, 1], 3, 1],
  [[60, 55, 1], 2, 55],
  [[5000, 1], 1, 5000],
])('of what takes %j ms the least of %i tries is %i', async (times, tries, least) => {
  vi.useFakeTimers();
  let tried = 0;
  expect(await leastOf(() => vi.advanceTimersByTime(times[tried++]!))).toBe(least);
  expect(tried).toBe(tries);
});

test('it is measured once all is drawn, and says of which batch it is', async () => {
  const answers: Array<Answer> = [];
  const { first, others, last } = showStages(
    { kind: 'show', id: 1, state, references: false },
    () => undefined,
    (answer) => answers.push(answer),
  );
  for (const stage of [first, ...others!]) await stage();
  expect(answers.map(({ kind }) => kind)).not.toContain('timing');
  const before = answers.length;
  for (const stage of last!) await stage();
  expect(answers.slice(before).map(({ kind }) => kind)).toEqual([
    ...['picture', 'picture', 'picture', 'timing', 'done'],
  ]);
  expect(await timeBatch(unwrap(planState(state)), undefined)).toMatchObject({ batch: 3, device: 'cpu' });
});
