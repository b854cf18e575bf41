import type { Dataset } from '../data/fashion-mnist.js';
import { type MaskChoice, masksOf } from '../masks/choice.js';
import { type Featuriser, featuriser, lastBlock } from '../probe/features.js';
import { type Spectrum, spectrumOf } from '../probe/spectrum.js';
import type { Checkpoint } from './checkpoint.js';
import type { Settings } from './settings.js';
import { initialState, type State } from './state.js';
import { stepper } from './training.js';

/** Held-out photographs whose features are looked at while the run goes on. */
const LOOKED_AT = 500;

/** What is told of a run after each step. */
export interface Progress {
  readonly checkpoint: Checkpoint;
  /** The last look at the target encoder's features. */
  readonly spectrum: Spectrum;
}

/** How a run is carried out: what it makes does not depend on it. */
export interface Means {
  readonly dataset: Dataset;
  /** With one, a run gives the same bits each time. */
  readonly threads: number;
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
const look = async (encode: Featuriser, { target }: State, { test }: Dataset, width: number) =>
  spectrumOf(lastBlock(await encode(target, test, LOOKED_AT), width));

/**
 * Goes on with a run, step by step, to its last. A run that goes on from a
 * checkpoint does what the run that was not stopped would have done, bit for bit.
 */
export async function* going(from: Checkpoint, means: Means): AsyncGenerator<Progress> {
  const { settings, masks: choice } = from;
  const { architecture, batchSize, seed, steps } = settings;
  const { dataset, threads, lookEvery } = means;
  const samples = dataset.train.count;
  const masks = masksOf(choice, { seed, samples, batchSize, steps });
  const step = stepper(settings, masks, dataset.train, threads);
  const encode = featuriser(architecture, threads);
  const losses = [...from.history.losses];
  const features = [...from.history.features];
  const lookAt = async (state: State): Promise<Spectrum> => {
    const { deviation, rank } = await look(encode, state, dataset, architecture.width);
    features.push(state.step, Math.fround(deviation), Math.fround(rank));
    return { deviation, rank };
  };

  let state = from.state;
  let spectrum =
    features.length === 0 ? await lookAt(state) : { deviation: features.at(-2)!, rank: features.at(-1)! };
  while (state.step < steps) {
    const stepped = await step(state);
    state = stepped.state;
    losses.push(...stepped.losses);
    if (state.step % lookEvery === 0 || state.step === steps) spectrum = await lookAt(state);
    yield { checkpoint: { settings, masks: choice, state, history: { losses, features } }, spectrum };
  }
}
