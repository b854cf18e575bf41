/** What the page makes of what the worker says, and of its silence. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Workshop } from '../../playground/page/workshop.js';
import { firstState } from '../../playground/state/state.js';
import type { Answer } from '../../playground/worker/messages.js';
import { FakeWorker } from './fake-worker.js';
import { catalogue } from './states.js';

const state = firstState(catalogue);
let heard: Array<Answer>;
let workshop: Workshop;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('Worker', FakeWorker);
  FakeWorker.all.length = 0;
  heard = [];
  workshop = new Workshop((answer) => heard.push(answer));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a worker that says nothing for long gives way to a new one, which has the images', async () => {
  const images = [new Blob(['an image'])];
  const put = workshop.putUnder(images);
  const [first] = FakeWorker.all as [FakeWorker];
  first.say({ kind: 'images', id: first.heard[0]!.id });
  await put;
  workshop.show(state, false);
  const copy = workshop.copyOf(state, 'YAML');
  vi.advanceTimersByTime(3000);
  const id = workshop.show(state, false);
  vi.advanceTimersByTime(3999);
  expect(FakeWorker.all).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(first.isEnded).toBe(true);
  const [, second] = FakeWorker.all as [FakeWorker, FakeWorker];
  expect(second.heard).toMatchObject([{ kind: 'images', images }, { kind: 'copy' }, { kind: 'show', id }]);
  // What was waited for comes from the new one, and what was drawn before its images were read is drawn anew.
  second.say({ kind: 'copy', id: second.heard[1]!.id, text: 'masking:' });
  expect(await copy).toBe('masking:');
  second.say({ kind: 'done', id });
  second.say({ kind: 'images', id: second.heard[0]!.id });
  expect(second.heard.slice(3)).toMatchObject([{ kind: 'show', id }]);
  // That is watched as all states are: what is shown next is not kept waiting by it.
  workshop.show(state, false);
  vi.advanceTimersByTime(3999);
  expect(FakeWorker.all).toHaveLength(2);
  vi.advanceTimersByTime(1);
  expect(FakeWorker.all).toHaveLength(3);
});

test('images that are being read when the worker is replaced are read by the new one', async () => {
  const images = [new Blob(['an image'])];
  const put = workshop.putUnder(images);
  workshop.show(state, false);
  workshop.show(state, false);
  vi.advanceTimersByTime(4000);
  const [, second] = FakeWorker.all as [FakeWorker, FakeWorker];
  expect(second.heard).toMatchObject([{ kind: 'images', images }, { kind: 'show' }]);
  second.say({ kind: 'images', id: second.heard[0]!.id });
  await put;
  workshop.show(state, false);
  vi.advanceTimersByTime(4000);
  expect(FakeWorker.all[2]!.heard).toMatchObject([{ kind: 'images', images }, { kind: 'show' }]);
});

test('of images that are read out of turn those that were asked for last are kept', async () => {
  const [slow, fast] = [[new Blob(['slow'])], [new Blob(['fast'])]];
  const both = [workshop.putUnder(slow), workshop.putUnder(fast)];
  const [first] = FakeWorker.all as [FakeWorker];
  for (const { id } of [...first.heard].reverse()) first.say({ kind: 'images', id });
  await Promise.all(both);
  workshop.show(state, false);
  workshop.show(state, false);
  vi.advanceTimersByTime(4000);
  expect(FakeWorker.all[1]!.heard[0]).toMatchObject({ kind: 'images', images: fast });
});

test('what is never answered is given up, and the worker with it', async () => {
  const copy = workshop.copyOf(state, 'YAML');
  const told = expect(copy).rejects.toThrow('it took too long; try it again');
  vi.advanceTimersByTime(29_999);
  expect(FakeWorker.all).toHaveLength(1);
  vi.advanceTimersByTime(1);
  await told;
  expect(FakeWorker.all.map(({ isEnded, heard: orders }) => [isEnded, orders.length])).toEqual([
    [true, 1],
    [false, 0],
  ]);
});

test('a copy that comes too late is given up, and the worker kept that draws what is wanted meanwhile', async () => {
  const id = workshop.show(state, false);
  const copy = workshop.copyOf(state, 'YAML');
  const told = expect(copy).rejects.toThrow('it took too long; try it again');
  vi.advanceTimersByTime(30_000);
  await told;
  expect(FakeWorker.all).toHaveLength(1);
  FakeWorker.all[0]!.say({ kind: 'done', id });
  expect(heard).toMatchObject([{ kind: 'done', id }]);
});

test('a worker that does not start says so to all who wait, and is tried again when it is asked', async () => {
  const [first] = FakeWorker.all as [FakeWorker];
  const waiting = [workshop.putUnder([new Blob()]), workshop.copyOf(state, 'YAML')];
  const told = Promise.all(waiting.map((one) => expect(one).rejects.toThrow('no such script')));
  first.fail('no such script');
  await told;
  const copy = workshop.copyOf(state, 'YAML');
  const [, second] = FakeWorker.all as [FakeWorker, FakeWorker];
  expect([first.isEnded, second.heard.map(({ kind }) => kind)]).toEqual([true, ['copy']]);
  second.say({ kind: 'catalogue', catalogue });
  const id = workshop.show(state, false);
  // Of one that has started, what waits may still come.
  second.fail('');
  second.say({ kind: 'copy', id: second.heard[0]!.id, text: 'masking:' });
  expect(await copy).toBe('masking:');
  expect(second.heard.at(-1)).toMatchObject({ kind: 'show', id });
  expect(FakeWorker.all).toHaveLength(2);
});

test('a worker that is busy with what is wanted is kept, however long it takes', () => {
  const id = workshop.show(state, false);
  vi.advanceTimersByTime(60_000);
  FakeWorker.all[0]!.say({ kind: 'done', id });
  workshop.show(state, false);
  vi.advanceTimersByTime(60_000);
  expect(FakeWorker.all).toHaveLength(1);
});

test('a worker that answers with the state before the latest is kept, as while a slider is dragged', () => {
  let before = workshop.show(state, false);
  for (let times = 0; times < 10; times++) {
    const id = workshop.show(state, false);
    vi.advanceTimersByTime(3000);
    FakeWorker.all[0]!.say({ kind: 'report', id: before, lines: [] });
    before = id;
  }
  expect(FakeWorker.all).toHaveLength(1);
  expect(heard).toHaveLength(10);
  // It is watched all the same.
  vi.advanceTimersByTime(4000);
  expect(FakeWorker.all).toHaveLength(2);
});

test('whatever a worker answers, it is alive', async () => {
  const [worker] = FakeWorker.all as [FakeWorker];
  workshop.show(state, false);
  workshop.show(state, false);
  const copy = workshop.copyOf(state, 'YAML');
  vi.advanceTimersByTime(3000);
  worker.say({ kind: 'copy', id: worker.heard.at(-1)!.id, text: 'masking:' });
  await copy;
  vi.advanceTimersByTime(3000);
  worker.say({ kind: 'catalogue', catalogue });
  vi.advanceTimersByTime(3999);
  expect(FakeWorker.all).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(FakeWorker.all).toHaveLength(2);
});

test('a worker that answers is kept, however much is asked of it', () => {
  for (let times = 0; times < 10; times++) {
    const id = workshop.show(state, false);
    vi.advanceTimersByTime(3000);
    FakeWorker.all[0]!.say({ kind: 'errors', id, errors: [] });
  }
  expect(FakeWorker.all).toHaveLength(1);
  expect(heard).toHaveLength(10);
});

test('what went wrong is told to who asked', async () => {
  const [worker] = FakeWorker.all as [FakeWorker];
  const put = workshop.putUnder([new Blob()]);
  worker.say({ kind: 'fault', id: worker.heard[0]!.id, message: 'is no image' });
  await expect(put).rejects.toThrow('is no image');
  worker.fail('');
  expect(heard).toEqual([{ kind: 'fault', id: 0, message: 'the worker failed to start' }]);
  workshop.close();
  expect(worker.isEnded).toBe(true);
});
