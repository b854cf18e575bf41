/** What is saved and copied is what the library gives. */
import { isLeft, measure, sampleBatch, strategies, summarise, unwrap } from '@jepa-masks/core';
import { booleans } from '@jepa-masks/cpu';
import { npyBytes, npzBytes } from '@jepa-masks/export/web';
import { coverageHistogramSvg, heatMapSvg, panelSvg, pictureSize, stripSvg } from '@jepa-masks/render';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { savedBy } from '../saved-by.js';
import { openSite } from '../site.js';
import { openPlayground } from './open.js';

let site: Awaited<ReturnType<typeof openSite>>;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const strategy = strategies.find(({ name }) => name === 'multi_block')!;
const plan = unwrap(strategy.plan({ numTargetMasks: 3 }));
const request = { seed: 7, step: 2, first: 0, count: 5 };

test('masks, pictures and code, byte for byte', async () => {
  const { page, faults } = await openPlayground(
    site,
    'numTargetMasks=3&seed=7&step=2&batch=5&sample=1&photograph=false',
  );
  const npz = await savedBy(page, 'Save masks (npz)');
  expect(npz.name).toBe('multi_block-seed-7-step-2.npz');
  const own = await npzBytes(plan, request);
  if (isLeft(own)) throw new Error(own.left.message);
  expect(unzipSync(npz.bytes)).toEqual(unzipSync(own.right));

  const one = { ...request, first: 1, count: 1 };
  const statistics = summarise(measure(plan, booleans, { ...request, count: 1024 }));
  const expected: Readonly<Record<string, string>> = {
    'One sample': panelSvg(sampleBatch(plan, one), { request: one, part: '', spectrogram: false }),
    'The batch': stripSvg(sampleBatch(plan, request), { request, part: '', samples: [0, 1, 2, 3, 4] }),
    'How often each patch is visited': heatMapSvg(statistics),
    'How large the masks are': coverageHistogramSvg(statistics),
  };
  for (const [title, svg] of Object.entries(expected)) {
    const { bytes } = await savedBy(page, `Save as SVG: ${title}`);
    expect(bytes.equals(Buffer.from(svg)), title).toBe(true);
  }
  const png = await savedBy(page, 'Save as PNG: One sample');
  const [width, height] = [16, 20].map((at) => png.bytes.readUInt32BE(at));
  expect([height, width]).toEqual(pictureSize(expected['One sample']!).map((side) => 2 * side));

  for (const [as, told] of Object.entries({
    TypeScript: 'multiBlock.plan({ numTargetMasks: 3 })',
    YAML: 'masking:\n  type: multi_block\n  num_masks: 3\n',
    'command line':
      'npx jepa-masks generate --strategy multi_block --num-target-masks=3 --seed=7 --step 2 --batch 5 --out masks',
  })) {
    await page.getByRole('button', { name: `Copy as ${as}` }).click();
    await page.waitForFunction((text) => document.querySelector('pre')?.textContent?.includes(text), told);
  }
  expect(faults).toEqual([]);
  await page.close();
});

test('masks that follow the photograph’s detail', async () => {
  const { page } = await openPlayground(site, 'preset=attmask-hint&strategy=guided&batch=3&seed=7');
  const npz = unzipSync((await savedBy(page, 'Save masks (npz)')).bytes);
  const scores = (await savedBy(page, 'Save scores (npy)')).bytes;
  const detail = Array.from(
    new Float64Array(scores.buffer.slice(scores.byteOffset + 128, scores.byteOffset + scores.length)),
  );
  expect(new Uint8Array(scores)).toEqual(npyBytes(detail));
  expect(Math.max(...detail)).toBeGreaterThan(2 * Math.min(...detail));
  const guided = strategies.find(({ name }) => name === 'guided')!;
  const preset = guided.presets.find(({ name }) => name === 'attmask-hint')!;
  const own = await npzBytes(unwrap(guided.plan(preset.config)), { seed: 7, count: 3, scores: detail });
  if (isLeft(own)) throw new Error(own.left.message);
  expect(npz).toEqual(unzipSync(own.right));
  await page.close();
});
