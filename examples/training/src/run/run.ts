import type { Dataset } from '../data/photographs.js';
import type { Engine } from '../engine/engine.js';
import { type MaskChoice, masksOf } from '../masks/choice.js';
import { type Featuriser, featuriser, lastBlock } from '../probe/features.js';
import { type Spectrum, spectrumOf } from '../probe/spectrum.js';
import type { Checkpoint } from './checkpoint.js';
import type { Settings } from './settings.js';
import { initialState, type State } from './state.js';
import { type Batch, stepper } from './training.js';

/** Held-out photographs whose features are looked at while the run goes on. */
const LOOKED_AT = 500;

/** What is told of a run after each step. */
export interface Progress {
  readonly checkpoint: Checkpoint;
  /** What the step learned from. */
  readonly batch: Batch;
  /** The last look at the target encoder's features. */
  readonly spectrum: Spectrum;
}

/** How a run is carried out: what it makes does not depend on it. */
export interface Means {
  readonly dataset: Dataset;
  readonly engine: Engine;
  /** Steps between two looks at the features. */
  readonly lookEvery: number;
}

/** A run before its first step. */
export const beginning = (settings: Settings, masks: MaskChoice): Checkpoint => ({
  settings,
  masks,
  state: initialState(settings.architecture, settings.seed),
  history: { losses: [], features: [] },
});

/** How much the features of an encoder differ from photograph to photograph. */
const look = async ({ encode }: Featuriser, { target }: State, { test }: Dataset, width: number) =>
  spectrumOf(lastBlock(await encode(target, test, LOOKED_AT), width));

/**
 * Goes on with a run, step by step, to its last. A run that goes on from a
 * checkpoint does what the run that was not stopped would have done, bit for bit.
 * Whoever stops asking, or meets an error, leaves no graph open.
 */
export async function* going(from: Checkpoint, means: Means): AsyncGenerator<Progress> {
  const { settings, masks: choice } = from;
  const { architecture, batchSize, seed, steps } = settings;
  const { dataset, engine, lookEvery } = means;
  const samples = dataset.train.count;
  const masks = masksOf(choice, { seed, samples, batchSize, steps });
  const training = stepper(settings, masks, dataset.train, engine);
  const features = featuriser(architecture, engine);
  const losses = [...from.history.losses];
  const looks = [...from.history.features];
  const lookAt = async (state: State): Promise<Spectrum> => {
    const { deviation, rank } = await look(features, state, dataset, architecture.width);
    looks.push(state.step, Math.fround(deviation), Math.fround(rank));
    return { deviation, rank };
  };

  try {
    let state = from.state;
    let spectrum =
      looks.length === 0 ? await lookAt(state) : { deviation: looks.at(-2)!, rank: looks.at(-1)! };
    while (state.step < steps) {
      const stepped = await training.step(state);
      state = stepped.state;
      if (state.step % lookEvery === 0 || state.step === steps) spectrum = await lookAt(state);
      // Last: what a checkpoint before has of the history grows only by whole steps.
      losses.push(...stepped.losses);
      const history = { losses, features: looks };
      yield { checkpoint: { settings, masks: choice, state, history }, batch: stepped.batch, spectrum };
    }
  } finally {
    // Both, also where one can't be given back.
    await Promise.allSettled([training.release(), features.release()]);
  }
}
