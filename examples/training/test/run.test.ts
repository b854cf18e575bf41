import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCheckpoint, writeCheckpoint } from '../src/node/checkpoint-file.js';
import { onnxRuntimeNode } from '../src/node/engine.js';
import type { Checkpoint } from '../src/run/checkpoint.js';
import { recentLoss } from '../src/run/history.js';
import { beginning, going, type Progress } from '../src/run/run.js';
import { type Settings, settingsOf } from '../src/run/settings.js';
import { dataset, masksNamed } from './fashion.js';
import { tiny } from './tiny.js';

const means = { dataset, engine: onnxRuntimeNode(1), lookEvery: 4 };

/** Goes on to a step, or to the end. */
const goOn = async (from: Checkpoint, until: number, lookEvery: number = 4): Promise<Progress> => {
  let last: Progress | undefined;
  for await (const progress of going(from, { ...means, lookEvery })) {
    last = progress;
    if (progress.checkpoint.state.step === until) break;
  }
  return last!;
};

/** A checkpoint as another process would find it. */
const stored = (checkpoint: Checkpoint): Checkpoint => {
  const folder = mkdtempSync(join(tmpdir(), 'jepa-masks-training-'));
  try {
    const path = join(folder, 'checkpoint.safetensors');
    writeCheckpoint(path, checkpoint);
    return readCheckpoint(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** A model and batches so small that its steps take no time; the dataset's end comes between them. */
const quick = (levels: number): Settings => {
  const { architecture, ...settings } = settingsOf(3, 10, levels);
  return { ...settings, batchSize: 8, architecture: { ...architecture, ...tiny } };
};

/** Every bit of a run: comparing arrays element by element would take longer than training. */
const bitsOf = ({ checkpoint: { state, history }, spectrum }: Progress): string => {
  const hash = createHash('sha256');
  for (const vector of [state.weights, state.target, state.first, state.second]) hash.update(vector);
  return JSON.stringify([state.step, history, spectrum, hash.digest('hex')]);
};

describe.each([
  ['multi-block', 1],
  ['hierarchical', 3],
])('a run with %s masks', (name, levels) => {
  const start = beginning(quick(levels), masksNamed(name));

  test('that was stopped and goes on is the run that was not, bit for bit', async () => {
    const whole = await goOn(start, 10);
    const stopped = await goOn(start, 3);
    const resumed = await goOn(stored(stopped.checkpoint), 10);
    expect(bitsOf(resumed)).toBe(bitsOf(whole));
    expect(whole.checkpoint.history.losses).toHaveLength(10 * levels);
  });

  test('has other weights for another seed', async () => {
    const other = beginning({ ...quick(levels), seed: 4 }, start.masks);
    expect(bitsOf(await goOn(other, 1))).not.toBe(bitsOf(await goOn(start, 1)));
  });
});

/** Features that are nearly alike for all photographs deviate by 0.03, those of few directions have the rank 4. */
const LEAST = { deviation: 0.15, rank: 8 };

test('a short run learns, and its features do not collapse', async () => {
  const steps = 120;
  const start = beginning(settingsOf(0, steps, 1), masksNamed('multi-block'));
  const { checkpoint, spectrum } = await goOn(start, steps, steps);
  const { losses } = checkpoint.history;
  const early = losses.slice(0, 10).reduce((sum, loss) => sum + loss) / 10;
  expect(recentLoss(checkpoint.history, 1, 10)).toBeLessThan(early / 2);
  expect(spectrum.deviation).toBeGreaterThan(LEAST.deviation);
  expect(spectrum.rank).toBeGreaterThan(LEAST.rank);
});

test('a collapse would be seen: the target encoder is the encoder itself, and the rate too high', async () => {
  const steps = 50;
  const settings = { ...settingsOf(0, steps, 1), momentum: 0, rate: 0.006 };
  const { checkpoint, spectrum } = await goOn(beginning(settings, masksNamed('multi-block')), 40, 40);
  expect(recentLoss(checkpoint.history, 1, 10)).toBeLessThan(0.1);
  expect(spectrum.deviation).toBeLessThan(LEAST.deviation);
});
