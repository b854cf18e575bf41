/** What the page makes of what the worker says, and of its silence. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Workshop } from '../../playground/page/workshop.js';
import { firstState } from '../../playground/state/state.js';
import type { Answer, Order } from '../../playground/worker/messages.js';
import { catalogue } from './states.js';

/** A worker that says what a test has it say. */
class FakeWorker {
  static readonly all: Array<FakeWorker> = [];
  readonly heard: Array<Order> = [];
  isEnded = false;
  readonly #listeners = new Map<string, (event: object) => void>();

  constructor() {
    FakeWorker.all.push(this);
  }

  addEventListener(type: string, listener: (event: object) => void): void {
    this.#listeners.set(type, listener);
  }

  postMessage(order: Order): void {
    this.heard.push(order);
  }

  terminate(): void {
    this.isEnded = true;
  }

  say(answer: Answer): void {
    this.#listeners.get('message')?.({ data: answer });
  }

  fail(message: string): void {
    this.#listeners.get('error')?.({ message });
  }
}

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
  workshop.show(state, false);
  expect(FakeWorker.all).toHaveLength(1);
  vi.advanceTimersByTime(3000);
  const id = workshop.show(state, false);
  expect(first.isEnded).toBe(true);
  await expect(copy).rejects.toThrow('it took too long; try it again');
  expect(FakeWorker.all[1]!.heard).toMatchObject([
    { kind: 'images', images },
    { kind: 'show', id },
  ]);
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
