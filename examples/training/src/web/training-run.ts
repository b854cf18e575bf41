import type { Dataset } from '../data/photographs.js';
import type { Engine } from '../engine/engine.js';
import { probePooled } from '../probe/compare.js';
import { type Featuriser, featuriser } from '../probe/features.js';
import type { Checkpoint } from '../run/checkpoint.js';
import { going, type Progress } from '../run/run.js';
import type { Gate } from './gate.js';
import type { Order, Told } from './messages.js';
import { shownOf } from './shown.js';

/** Photographs that a probe is trained and judged on, as far as the dataset has them. */
const PROBED = 1000;

const probeSize = ({ train, test }: Dataset) => ({
  labels: Math.min(PROBED, train.count),
  heldOut: Math.min(PROBED, test.count),
});

/** The mean loss over levels. */
const lossOf = ({ checkpoint: { settings, history } }: Progress): number =>
  history.losses.slice(-settings.architecture.levels).reduce((sum, loss) => sum + loss, 0);

/**
 * Goes on with a run on an engine, telling of every step, until it ends or the
 * gate is stopped. It leaves no graph open, also after an error.
 *
 * @param probed the step that was probed last, if any was: a run that goes on elsewhere makes up for a probe that failed
 * @param reached told of every step, so that the run can go on elsewhere after an error
 */
export const trainOn = async (
  engine: Engine,
  dataset: Dataset,
  from: Checkpoint,
  { lookEvery, probeEvery }: Pick<Order, 'lookEvery' | 'probeEvery'>,
  gate: Gate,
  tell: (told: Told) => void,
  probed: number | undefined,
  reached: (checkpoint: Checkpoint) => void,
): Promise<void> => {
  const { architecture, steps } = from.settings;
  tell({ kind: 'began' });
  const features: Featuriser = featuriser(architecture, engine);
  const probe = async ({ step, target }: Checkpoint['state']): Promise<void> => {
    const share = await probePooled(features, target, architecture, dataset, probeSize(dataset), engine);
    tell({ kind: 'probe', step, share });
  };
  const isDue = (step: number): boolean => step % probeEvery === 0 || step === steps;
  let looked = from.history.features.length;
  const tellLooks = ({ history }: Checkpoint): void => {
    for (; looked < history.features.length; looked += 3) {
      const [step, deviation, rank] = history.features.slice(looked, looked + 3) as [number, number, number];
      tell({ kind: 'features', step, deviation, rank });
    }
  };
  try {
    if (isDue(from.state.step) && from.state.step !== probed) await probe(from.state);
    let start = performance.now();
    for await (const progress of going(from, { dataset, engine, lookEvery })) {
      const { checkpoint, batch } = progress;
      const { step } = checkpoint.state;
      const milliseconds = performance.now() - start;
      reached(checkpoint);
      tell({
        kind: 'step',
        step,
        loss: lossOf(progress),
        milliseconds,
        shown: shownOf(batch, dataset.train),
      });
      tellLooks(checkpoint);
      if (isDue(step)) await probe(checkpoint.state);
      await gate.pass(() => tell({ kind: 'paused', step }));
      if (gate.stopped) break;
      start = performance.now();
    }
  } finally {
    await features.release();
  }
};
