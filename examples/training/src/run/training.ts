import { orderOf } from '../data/order.js';
import { patchesOf } from '../data/patches.js';
import type { Photographs } from '../data/photographs.js';
import { type Engine, numbersOf, type Session } from '../engine/engine.js';
import type { Lists, Masks } from '../masks/lists.js';
import { trainingStep } from '../model/training-step.js';
import { adamwState } from './adamw-feeds.js';
import { shapeOf, stepFeeds, tablesOf } from './feeds.js';
import type { Settings } from './settings.js';
import type { State } from './state.js';

/** What a step learned from. */
export interface Batch {
  /** Numbers of its photographs. */
  readonly photographs: Int32Array;
  /** Their masks, level by level. */
  readonly masks: ReadonlyArray<Lists>;
}

/** What a step did. */
interface Stepped {
  /** Where the run stands after it. */
  readonly state: State;
  readonly batch: Batch;
  /** The loss before it, each level's. They add up to the whole. */
  readonly losses: ReadonlyArray<number>;
  /** The whole loss's gradient by all weights. */
  readonly gradient: Float32Array;
}

/** What does the steps of a run. */
interface Stepper {
  step(state: State): Promise<Stepped>;
  /** Gives back the memory of all graphs that were opened. */
  release(): Promise<void>;
}

/** Opens the graph for lists of some lengths once: a policy that gives few lengths has few to open. */
const graphsOf = (settings: Settings, engine: Engine) => {
  const opened = new Map<string, Promise<Session>>();
  return {
    graphFor: (lengths: ReadonlyArray<{ readonly context: number; readonly targets: number }>) => {
      const key = JSON.stringify(lengths);
      const session =
        opened.get(key) ?? engine.open(trainingStep(settings.architecture, settings.batchSize, lengths));
      opened.set(key, session);
      return session;
    },
    release: async (): Promise<void> => {
      const sessions = await Promise.allSettled(opened.values());
      opened.clear();
      await Promise.all(
        sessions.map((one) => (one.status === 'fulfilled' ? one.value.release() : undefined)),
      );
    },
  };
};

/**
 * Does steps. What one does follows from the state it is given, the settings,
 * the masks and the photographs alone: no random number is kept between steps.
 */
export const stepper = (
  settings: Settings,
  masks: Masks,
  photographs: Photographs,
  engine: Engine,
): Stepper => {
  const { seed, batchSize, architecture } = settings;
  const { graphFor, release } = graphsOf(settings, engine);
  const tables = tablesOf(architecture);
  const stepsPerEpoch = Math.floor(photographs.count / batchSize);
  let epoch = -1;
  let order: Int32Array = new Int32Array();

  const photographsOf = (step: number): Int32Array => {
    const now = Math.floor(step / stepsPerEpoch);
    if (now !== epoch) [epoch, order] = [now, orderOf(seed, now, photographs.count)];
    const start = (step - now * stepsPerEpoch) * batchSize;
    return order.subarray(start, start + batchSize);
  };

  return {
    step: async (state) => {
      const batch = { photographs: photographsOf(state.step), masks: masks.at(state.step) };
      const graph = await graphFor(batch.masks.map((lists) => shapeOf(lists, batchSize)));
      const images = patchesOf(photographs, batch.photographs);
      const given = await graph.run(stepFeeds(settings, tables, state, images, batch.masks));
      return {
        state: {
          step: state.step + 1,
          target: numbersOf(given.nextTarget),
          ...adamwState(given),
        },
        batch,
        losses: batch.masks.map((_, level) => numbersOf(given[`loss${level}`])[0]!),
        gradient: numbersOf(given.gradient),
      };
    },
    release,
  };
};
