import { multiBlock, sampleBatch, unwrap } from '@jepa-masks/core';
import { checkBackend } from '@jepa-masks/property-tests';
import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { tfjs } from '../src/index.js';
import { devices } from './devices.js';
import { underTest } from './under-test.js';
import { withoutBackends } from './without-backends.js';

const geometry = sampleBatch(unwrap(multiBlock.plan({})), { seed: 1, count: 2 });

test.each(devices)(
  'on $name the masks are those of the CPU backend',
  async ({ name, prepare, lose, options = {}, skips = {} }) => {
    await prepare();
    expect(tf.getBackend()).toBe(name);
    const backend = tfjs(tf);
    const result = await checkBackend(
      {
        ...underTest(tf, backend),
        missingDevice: () => withoutBackends(name, () => backend.booleans(geometry)),
        ...(lose && { lostDevice: () => lose().then(() => backend.booleans(geometry)) }),
        skips,
      },
      options,
    );
    expect(result.fall).toBeUndefined();
    expect(result).toMatchObject({ name: 'tfjs', holds: true, runs: options.runs ?? 100 });
    expect(result.skipped.map(({ part }) => part)).toEqual(Object.keys(skips));
  },
);
