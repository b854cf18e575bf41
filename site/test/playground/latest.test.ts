/** The latest task wins, and none is starved. */
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { Latest, type Stages } from '../../playground/worker/latest.js';

/** A task that writes down what it does. */
const noted = (name: number, notes: Array<string>): Stages => {
  const stage = (what: string) => () => void notes.push(`${name} ${what}`);
  return {
    first: stage('first'),
    others: [stage('a'), stage('b'), stage('c')],
    last: [stage('last'), stage('done')],
  };
};

/** Waits until a task has done all of it. */
const untilDone = (name: number, notes: ReadonlyArray<string>): Promise<void> =>
  vi.waitFor(() => expect(notes.at(-1)).toBe(`${name} done`), { interval: 1 });

test('the last task is done in full, and of every other at most what it began', async () => {
  const pauses = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(pauses, async (given) => {
      const notes: Array<string> = [];
      const latest = new Latest(() => undefined);
      for (const [name, pause] of given.entries()) {
        latest.run(() => noted(name, notes));
        for (let turn = 0; turn < pause; turn++) await new Promise((resolve) => setImmediate(resolve));
      }
      await untilDone(given.length - 1, notes);
      const own = notes
        .filter((note) => note.startsWith(`${given.length - 1} `))
        .map((note) => note.split(' ')[1]);
      expect(own[0]).toBe('first');
      expect(own.slice(1, 4).sort()).toEqual(['a', 'b', 'c']);
      expect(own.slice(4)).toEqual(['last', 'done']);
      const names = notes.map((note) => Number(note.split(' ')[0]));
      // One after the other, none after a newer one.
      expect(names).toEqual([...names].sort((a, b) => a - b));
      for (const [name] of given.entries()) {
        const done = names.filter((one) => one === name).length;
        if (done > 0) expect(done).toBeGreaterThanOrEqual(2);
      }
    }),
    { numRuns: 30 },
  );
});

test('while tasks keep coming, each of the other stages has its turn', async () => {
  const notes: Array<string> = [];
  const latest = new Latest(() => undefined);
  for (let name = 0; name < 6; name++) {
    latest.run(() => {
      // The next comes while this one is at work.
      if (name < 5) latest.run(() => noted(name + 1, notes));
      return noted(name, notes);
    });
    await untilDone(Math.min(name + 1, 5), notes);
  }
  expect(new Set(notes.map((note) => note.split(' ')[1]))).toEqual(
    new Set(['first', 'a', 'b', 'c', 'last', 'done']),
  );
});

test('what a stage throws is told, and the next task is done all the same', async () => {
  const told: Array<unknown> = [];
  const notes: Array<string> = [];
  const latest = new Latest((error) => told.push(error));
  latest.run(() => ({ first: () => Promise.reject(new Error('no picture')) }));
  await vi.waitFor(() => expect(told).toHaveLength(1), { interval: 1 });
  latest.run(() => noted(1, notes));
  await untilDone(1, notes);
  expect(told).toEqual([new Error('no picture')]);
  expect(notes.at(-1)).toBe('1 done');
});
