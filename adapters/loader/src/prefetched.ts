import type { Geometry, Plan } from '@jepa-masks/core';
import { alone } from './alone.js';
import { planOf } from './draw.js';
import { askFor } from './handed-in.js';
import { Inbox } from './inbox.js';
import type { LoadedBatch, Loader } from './loader.js';
import { type BatchPlace, placeOf } from './loading.js';
import { type Answer, arraysOf, buffersOf, type Order, type Start, type Wire } from './messages.js';
import { received } from './received.js';

/** How far a worker draws ahead. */
export interface PrefetchOptions {
  /** Batches that are drawn or wait to be taken, 1 or more; memory is kept for so many. Default 2. */
  readonly ahead?: number;
  /** Ends the iteration, and the worker, with its reason. */
  readonly signal?: AbortSignal;
}

/** A worker's end of the wire, seen from here. */
export type WorkerWire = Wire<Start | Order, Answer>;

interface Sent<P extends string> {
  readonly place: BatchPlace;
  readonly plan: Plan<P>;
  /** Why it was not sent after all. */
  readonly failure?: { readonly error: unknown };
}

/**
 * Lets a worker draw a loader's batches ahead of their use. Arrays travel to and
 * fro: they are the worker's again once the next batch is asked for, and are
 * never copied. The worker never is more than `ahead` batches in front.
 *
 * @throws RangeError if `ahead` is no whole number from 1; the signal's reason;
 *   what went wrong in the worker, after all batches drawn before it
 */
export async function* prefetched<P extends string, G extends Geometry<P>>(
  { plan, run, handedIn }: Loader<P, G>,
  open: () => WorkerWire,
  { ahead = 2, signal }: PrefetchOptions,
): AsyncGenerator<LoadedBatch<P, G>, void, undefined> {
  if (!Number.isSafeInteger(ahead) || ahead < 1) {
    throw new RangeError(`ahead: is ${ahead}; give a whole number from 1`);
  }
  signal?.throwIfAborted();
  const wire = open();
  const inbox = new Inbox<Answer>();
  const stop = (): void => inbox.fail(signal?.reason);
  signal?.addEventListener('abort', stop, { once: true });
  wire.listen(
    (answer) => inbox.put(answer),
    (error) => inbox.fail(error),
  );
  const sent: Array<Sent<P>> = [];
  let next = run.from;
  const order = (free?: Geometry<P>, of?: Plan<P>): void => {
    if (next >= run.steps) return;
    const place = placeOf(run, next);
    const now = planOf(plan, next++);
    const { step, first, count } = place;
    const into = free !== undefined && of === now && free.count >= count ? free : undefined;
    try {
      const asked = alone(askFor(handedIn, place));
      wire.send(
        { step, first, count, asked, into: into && arraysOf(into) },
        into === undefined ? [] : buffersOf(into),
      );
      sent.push({ place, plan: now });
    } catch (error) {
      // Told in its turn: batches that were drawn before it are not lost.
      sent.push({ place, plan: now, failure: { error } });
      next = run.steps;
    }
  };
  try {
    wire.send({ plan, seed: run.seed }, []);
    for (let one = 0; one < ahead; one++) order();
    for (let one = sent.shift(); one !== undefined; one = sent.shift()) {
      if (one.failure !== undefined) throw one.failure.error;
      const answer = await inbox.take();
      signal?.throwIfAborted();
      if ('error' in answer) throw new Error(`step ${one.place.step} was not drawn: ${answer.error}`);
      const { count } = one.place;
      const geometry = received(one.plan, count, answer.arrays, answer.tooFew) as G;
      yield { ...one.place, geometry };
      order(geometry, one.plan);
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    wire.close();
  }
}
