import { multiBlock, unwrap } from '@jepa-masks/core';
import { integersOf } from '@jepa-masks/core/geometry';
import { loadMasks } from '@jepa-masks/loader';
import { prefetch } from '@jepa-masks/loader/web';
import { expect, test } from 'vitest';

test('a Web Worker draws ahead what is drawn here', async () => {
  const run = { seed: 1, samples: 50, batchSize: 8, rest: 'keep' } as const;
  const loader = unwrap(loadMasks(unwrap(multiBlock.plan({ inputSize: 128 })), run));
  const seen: Array<unknown> = [];
  for await (const { step, geometry } of prefetch(loader)) {
    seen.push([step, [...integersOf(geometry.parts[0])]]);
  }
  const expected: Array<unknown> = [];
  for (const { step, geometry } of loader) expected.push([step, [...integersOf(geometry.parts[0])]]);
  expect(seen.length).toBe(7);
  expect(seen).toEqual(expected);
});

test('a Web Worker that is stopped ends the batches with the reason', async () => {
  const controller = new AbortController();
  const loader = unwrap(loadMasks(unwrap(multiBlock.plan({})), { seed: 1, samples: 64, batchSize: 8 }));
  const batches = prefetch(loader, { signal: controller.signal });
  await batches.next();
  controller.abort(new Error('enough'));
  await expect(batches.next()).rejects.toThrow('enough');
});
