/** The same graph on WebAssembly and on WebGPU, in a browser. */
import { expect, test } from 'vitest';
import type { Tensors } from '../../src/engine/engine.js';
import { trainingStep } from '../../src/model/training-step.js';
import { shapeOf, stepFeeds, tablesOf } from '../../src/run/feeds.js';
import { settingsOf } from '../../src/run/settings.js';
import { initialState } from '../../src/run/state.js';
import type { Device } from '../../src/web/devices.js';
import { onnxRuntimeWeb } from '../../src/web/engine.js';

const base = settingsOf(2, 100, 1);
const settings = {
  ...base,
  batchSize: 2,
  architecture: { ...base.architecture, width: 8, depth: 1, predictorWidth: 8, predictorDepth: 1, heads: 2 },
};
const lists = {
  context: Int32Array.of(0, 1, 2, 9, 16, 40, 41, -1),
  targets: Int32Array.of(5, 6, 12, 13, 20, 21, 27, 28),
};

/** A step on a device: its loss, its gradient and the weights after it. */
const stepOn = async (device: Device): Promise<Tensors> => {
  const { architecture, batchSize } = settings;
  const file = trainingStep(architecture, batchSize, [shapeOf(lists, batchSize)]);
  const images = Float32Array.from({ length: batchSize * 49 * 16 }, (_, at) => Math.sin(12.9898 * at));
  const session = await (await onnxRuntimeWeb(device)).open(file);
  try {
    return await session.run(
      stepFeeds(settings, tablesOf(architecture), initialState(architecture, 2), images, [lists]),
    );
  } finally {
    await session.release();
  }
};

test('WebGPU takes the step that WebAssembly takes', async () => {
  const there = await stepOn('wasm');
  const here = await stepOn('webgpu');
  expect(Object.keys(here).sort()).toEqual(Object.keys(there).sort());
  expect(there.loss0!.data[0]).toBeGreaterThan(0.1);
  for (const name of ['loss0', 'gradient', 'nextWeights', 'nextTarget']) {
    const wanted = there[name]!.data;
    const apart = here[name]!.data.map((value, at) => value - wanted[at]!) as Float32Array;
    expect(Math.hypot(...apart), name).toBeLessThan(1e-4 * Math.hypot(...wanted));
  }
});
