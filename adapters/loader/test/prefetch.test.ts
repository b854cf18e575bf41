import { hierarchical, multiBlock, type Plan, random, unwrap } from '@jepa-masks/core';
import { integersOf } from '@jepa-masks/core/geometry';
import { schedule } from '@jepa-masks/core/schedule';
import { type Loader, loadMasks } from '@jepa-masks/loader';
import { prefetch } from '@jepa-masks/loader/node';
import { describe, expect, it, test } from 'vitest';
import { drawOrders } from '../src/draw-orders.js';
import type { Answer, Order, Start } from '../src/messages.js';
import { prefetched, type WorkerWire } from '../src/prefetched.js';

const plan = unwrap(multiBlock.plan({ inputSize: 128 }));
const run = { seed: 1, samples: 50, batchSize: 8, epochs: 2, rest: 'keep' } as const;

const copies = (loader: Loader): ReadonlyArray<unknown> => {
  const all: Array<unknown> = [];
  for (const { geometry, ...place } of loader) all.push([place, structuredClone(geometry)]);
  return all;
};

const copiesOf = async (batches: ReturnType<typeof prefetch>): Promise<ReadonlyArray<unknown>> => {
  const all: Array<unknown> = [];
  for await (const { geometry, ...place } of batches) all.push([place, structuredClone(geometry)]);
  return all;
};

/** A worker on this thread, which may be told to fail; messages are copied as between threads. */
const openHere = (
  failsAt: number = Number.POSITIVE_INFINITY,
  seen: Array<Start | Order> = [],
): WorkerWire => {
  let toWorker: (message: Start | Order) => void;
  let toHere: (answer: Answer) => void;
  let failed: (error: Error) => void;
  drawOrders({
    send: (answer, transfer) =>
      void queueMicrotask(() => toHere(structuredClone(answer, { transfer: [...transfer] }))),
    listen: (heard) => {
      toWorker = heard;
    },
    close: () => undefined,
  });
  return {
    send: (message, transfer) => {
      seen.push(message);
      if ('step' in message && message.step >= failsAt) {
        setTimeout(() => failed(new Error('the worker ended with code 1')));
      } else toWorker(structuredClone(message, { transfer: [...transfer] }));
    },
    listen: (heard, fail) => {
      toHere = heard;
      failed = fail;
    },
    close: () => undefined,
  };
};

describe('batches that a worker thread draws ahead', () => {
  const plans: ReadonlyArray<readonly [string, Plan]> = [
    ['boxes', plan],
    ['levels', unwrap(hierarchical.plan({ inputSize: 128, numHierarchies: 2 }))],
    ['patches', unwrap(random.plan({ inputSize: 128 }))],
  ];
  test.each(plans)('are those that are drawn here: %s', async (_, each) => {
    const loader = unwrap(loadMasks(each, run));
    expect(await copiesOf(prefetch(loader))).toEqual(copies(loader));
  });

  it('follow a schedule, whose plans have masks of other sizes', async () => {
    const numTargetMasks = { from: 2, to: 4, over: 6 };
    const loader = unwrap(loadMasks(unwrap(schedule(multiBlock, { inputSize: 128, numTargetMasks })), run));
    expect(await copiesOf(prefetch(loader, { ahead: 3 }))).toEqual(copies(loader));
  });

  it('never are more than it may be ahead, and come in memory that goes to and fro', async () => {
    const seen: Array<Start | Order> = [];
    const loader = unwrap(loadMasks(plan, { ...run, rest: 'drop' }));
    let taken = 0;
    const memory = new Set<unknown>();
    for await (const { step, geometry } of prefetched(loader, () => openHere(undefined, seen), {
      ahead: 2,
    })) {
      expect(step).toBe(taken++);
      expect(seen.length - 1).toBeLessThanOrEqual(taken + 1);
      expect(integersOf(geometry.parts[0]).length).toBe(8 * 20);
      memory.add(geometry.parts[0].phases.buffer);
    }
    expect(taken).toBe(12);
    // After the first two orders all brought arrays with them.
    expect(seen.filter((message) => 'into' in message && message.into === undefined).length).toBe(2);
  });

  it('end with the reason of a signal, at once', async () => {
    const controller = new AbortController();
    const batches = prefetch(unwrap(loadMasks(plan, run)), { signal: controller.signal });
    await batches.next();
    controller.abort(new Error('enough'));
    await expect(batches.next()).rejects.toThrow('enough');
    await expect(batches.next()).resolves.toEqual({ done: true, value: undefined });
    const before = AbortSignal.abort(new Error('too late'));
    await expect(prefetch(unwrap(loadMasks(plan, run)), { signal: before }).next()).rejects.toThrow(
      'too late',
    );
  });

  it('all come before a worker’s failure is told, and the run goes on from there', async () => {
    const loader = unwrap(loadMasks(plan, run));
    const seen: Array<unknown> = [];
    const failing = async (): Promise<void> => {
      for await (const { geometry, ...place } of prefetched(loader, () => openHere(5), {})) {
        seen.push([place, structuredClone(geometry)]);
      }
    };
    await expect(failing()).rejects.toThrow('the worker ended with code 1');
    const rest = await copiesOf(prefetch(unwrap(loadMasks(plan, { ...run, from: seen.length }))));
    expect(seen.length).toBe(5);
    expect([...seen, ...rest]).toEqual(copies(loader));
  });

  it('are refused by the step that could not be drawn', async () => {
    const damaged = { ...plan, parameters: { ...plan.parameters, patchSize: 7 } } as Plan<''>;
    const batches = prefetch({ ...unwrap(loadMasks(plan, run)), plan: damaged });
    await expect(batches.next()).rejects.toThrow(/step 0 was not drawn: parameters\./);
  });

  test.each([0, 1.5, Number.NaN])('can’t be %d ahead', async (ahead) => {
    await expect(prefetch(unwrap(loadMasks(plan, run)), { ahead }).next()).rejects.toThrow(
      'give a whole number',
    );
  });
});
