import { multiBlock, sampleBatch, unwrap } from '@jepa-masks/core';
import { checkBackend } from '@jepa-masks/property-tests';
import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { tfjs } from '../src/index.js';
import { devices } from './devices.js';
import { underTest } from './under-test.js';
import { ways } from './ways.js';
import { withoutBackends } from './without-backends.js';

const geometry = sampleBatch(unwrap(multiBlock.plan({})), { seed: 1, count: 2 });

/** Operations take a software device long, longer still on a busy machine. */
const LONGEST = 600_000;

const cases = devices.flatMap((device) => ways.map((way) => ({ ...device, ...way })));

test.each(cases)(
  'on $name, by $by, the masks are those that a geometry says',
  async ({ name, by, called, wayOptions, prepare, lose, options = {}, skips = {} }) => {
    await prepare();
    const tried = { ...wayOptions, ...options };
    expect(tf.getBackend()).toBe(name);
    const backend = tfjs(tf, { by });
    const result = await checkBackend(
      {
        ...underTest(tf, backend, by),
        missingDevice: () => withoutBackends(name, () => backend.booleans(geometry)),
        ...(lose && { lostDevice: () => lose().then(() => backend.booleans(geometry)) }),
        skips,
      },
      tried,
    );
    expect(result.fall).toBeUndefined();
    // A device that was lost is made anew for the next.
    if (lose) await withoutBackends(name, () => undefined);
    expect(result).toMatchObject({ name: called, holds: true, runs: tried.runs ?? 100 });
    expect(result.skipped.map(({ part }) => part)).toEqual(Object.keys(skips));
  },
  LONGEST,
);
