import type { GeometryWithin, Plan, SampleKey } from '@jepa-masks/core';
import type { GeometryBuffers } from '@jepa-masks/core/geometry';
import type { ScheduledPlan } from '@jepa-masks/core/schedule';
import type { Asked } from './handed-in.js';

/** What a worker is told first: what to draw with. */
export interface Start {
  /** The plan, or the plans of all steps; a copy, which the worker reads. */
  readonly plan: Plan | ScheduledPlan;
  /** The run's seed. */
  readonly seed: SampleKey['seed'];
}

/** A batch to draw, and arrays to draw it into, if some are free. */
export interface Order {
  readonly step: number;
  readonly first: number;
  readonly count: number;
  /** What was handed in with it, as a copy. */
  readonly asked: Asked;
  readonly into: GeometryBuffers | undefined;
}

/** What a worker answers: the arrays of every part, in their order, and who has too few patches; or what went wrong. */
export type Answer =
  | { readonly arrays: GeometryBuffers; readonly tooFew?: GeometryWithin['tooFew'] }
  | { readonly error: string };

/** One end of a wire between two threads. */
export interface Wire<Sent, Heard> {
  /** Sends a message; arrays listed go with it and are the other thread's from there on. */
  send(message: Sent, transfer: ReadonlyArray<ArrayBuffer>): void;
  /** Who is told of the next messages, and of the end of the other thread. */
  listen(heard: (message: Heard) => void, failed: (error: Error) => void): void;
  /** Ends the other thread. */
  close(): void;
}

/** The arrays of a batch, without what both threads know of it. */
export const arraysOf = ({ parts }: GeometryBuffers): GeometryBuffers => ({
  parts: parts.map(({ boxes, words, phases, present }) => ({
    ...(boxes === undefined ? {} : { boxes }),
    ...(words === undefined ? {} : { words }),
    ...(present === undefined ? {} : { present }),
    phases,
  })),
});

/** The memory of a batch. */
export const buffersOf = ({ parts }: GeometryBuffers): ReadonlyArray<ArrayBuffer> =>
  parts.flatMap(({ boxes, words, phases, present }) =>
    [boxes, words, phases, present].flatMap((array) =>
      array === undefined ? [] : [array.buffer as ArrayBuffer],
    ),
  );
