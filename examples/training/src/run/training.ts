import type { InferenceSession } from 'onnxruntime-node';
import type { Photographs } from '../data/fashion-mnist.js';
import { orderOf } from '../data/order.js';
import { patchesOf } from '../data/patches.js';
import type { Masks } from '../masks/lists.js';
import { trainingStep } from '../model/training-step.js';
import { adamwState } from './adamw-feeds.js';
import { shapeOf, stepFeeds, tablesOf } from './feeds.js';
import { numbersOf, openSession } from './sessions.js';
import type { Settings } from './settings.js';
import type { State } from './state.js';

/** What a step did. */
export interface Stepped {
  /** Where the run stands after it. */
  readonly state: State;
  /** The loss before it, each level's. They add up to the whole. */
  readonly losses: ReadonlyArray<number>;
  /** The whole loss's gradient by all weights. */
  readonly gradient: Float32Array;
}

/** Opens the graph for lists of some lengths once: a policy that gives few lengths has few to open. */
const sessionsOf = (settings: Settings, threads: number) => {
  const opened = new Map<string, Promise<InferenceSession>>();
  return (lengths: ReadonlyArray<{ readonly context: number; readonly targets: number }>) => {
    const key = JSON.stringify(lengths);
    const session =
      opened.get(key) ??
      openSession(trainingStep(settings.architecture, settings.batchSize, lengths), threads);
    opened.set(key, session);
    return session;
  };
};

/**
 * Does steps. What one does follows from the state it is given, the settings,
 * the masks and the photographs alone: no random number is kept between steps.
 */
export const stepper = (settings: Settings, masks: Masks, photographs: Photographs, threads: number) => {
  const { seed, batchSize, architecture } = settings;
  const sessionFor = sessionsOf(settings, threads);
  const tables = tablesOf(architecture);
  const stepsPerEpoch = Math.floor(photographs.count / batchSize);
  let epoch = -1;
  let order: Int32Array = new Int32Array();

  const imagesOf = (step: number): Float32Array => {
    const now = Math.floor(step / stepsPerEpoch);
    if (now !== epoch) [epoch, order] = [now, orderOf(seed, now, photographs.count)];
    const start = (step - now * stepsPerEpoch) * batchSize;
    return patchesOf(photographs, order.subarray(start, start + batchSize));
  };

  return async (state: State): Promise<Stepped> => {
    const levels = masks.at(state.step);
    const session = await sessionFor(levels.map((lists) => shapeOf(lists, batchSize)));
    const given = await session.run(stepFeeds(settings, tables, state, imagesOf(state.step), levels));
    return {
      state: {
        step: state.step + 1,
        target: numbersOf(given.nextTarget),
        ...adamwState(given),
      },
      losses: levels.map((_, level) => numbersOf(given[`loss${level}`])[0]!),
      gradient: numbersOf(given.gradient),
    };
  };
};
