/** Training in a tab, as Chromium runs it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { some } from '../../../examples/training/src/data/packed.js';
import { onnxRuntimeNode } from '../../../examples/training/src/node/engine.js';
import { DEBIAN, loadFashionMnist } from '../../../examples/training/src/node/fashion-mnist.js';
import { checkpointIn } from '../../../examples/training/src/run/checkpoint.js';
import { beginning } from '../../../examples/training/src/run/run.js';
import type { Command, Order, Report } from '../../../examples/training/src/web/messages.js';
import { trainer } from '../../../examples/training/src/web/trainer.js';
import { presets } from '../../training/presets.js';
import { tooWide, unreadable } from './appearance.js';
import { button } from './button.js';
import { savedBy } from './saved-by.js';
import { openSite, watch } from './site.js';

let site: Awaited<ReturnType<typeof openSite>>;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** A row of the table of runs: its cells' texts. */
const rowOf = (page: Page, run: number): Promise<ReadonlyArray<string>> =>
  page.locator(`.runs tbody tr:nth-child(${run}) > *`).allInnerTexts();

/** Waits for the last run to have done so many steps, and gives its loss. */
const lossAfter = async (page: Page, run: number, steps: number): Promise<number> => {
  await page.waitForFunction(
    ([row, least]) =>
      Number.parseInt(
        document.querySelector(`.runs tbody tr:nth-child(${row}) td:nth-child(4)`)?.textContent ?? '0',
        10,
      ) >= least!,
    [run, steps],
    { timeout: 100_000 },
  );
  return Number((await rowOf(page, run))[4]);
};

/** What only a run needs. */
const ofRuns = /onnx|ort[.-]|worker|\.bin$|\.wasm$/;

test('a reader starts a run, has it wait and go on, and starts others beside it', async () => {
  const asked: string[] = [];
  const { page, faults } = await watch(site, '/train');
  const before = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  expect(before.length).toBeGreaterThan(3);
  expect(before.filter((address) => ofRuns.test(address))).toEqual([]);
  page.on('request', (request) => asked.push(request.url()));
  expect(await unreadable(page)).toEqual([]);
  expect(asked.filter((address) => ofRuns.test(address))).toEqual([]);

  await page.getByLabel('Computes on').selectOption('WebAssembly');
  await button(page, 'Start').click();
  const first = await lossAfter(page, 1, 1);
  expect(first).toBeGreaterThan(0.3);
  expect(await lossAfter(page, 1, 8)).toBeLessThan(0.9 * first);
  expect(asked.some((address) => ofRuns.test(address))).toBe(true);

  await button(page, 'Pause').click();
  await page.getByText('is paused').waitFor();
  const paused = await rowOf(page, 1);
  expect(await unreadable(page)).toEqual([]);
  expect(await tooWide(page)).toEqual([]);
  expect(await rowOf(page, 1)).toEqual(paused);
  await button(page, 'Go on').click();
  await lossAfter(page, 1, Number.parseInt(paused[3]!, 10) + 2);

  await page.getByLabel('Random, 10 %').check();
  await button(page, 'Start again with these masks').click();
  await lossAfter(page, 2, 2);
  expect((await rowOf(page, 1))[3]).toContain('stopped');
  expect((await rowOf(page, 2)).slice(0, 2)).toEqual([' 2', 'Random, 10 %']);
  const plots = page.locator('.plot svg');
  expect(await plots.count()).toBe(4);
  expect(await plots.first().getAttribute('aria-label')).toMatch(
    /run 1, Multi-block: .*; run 2, Random, 10 %: /,
  );
  expect(
    await page
      .getByRole('img', { name: /8 photographs of 49 patches: the encoder sees 44 of each, 5 are/ })
      .count(),
  ).toBe(1);
  expect(faults).toEqual([]);
  await page.close();
});

/** Milliseconds that end a hang: a whole run takes far less, but also where others work, too. */
const A_RUN = 400_000;

test(
  'a short run reaches its end, is probed, and gives its weights',
  async () => {
    const { page, faults } = await watch(site, '/train');
    await page.getByLabel('Steps').selectOption('30');
    await page.getByLabel('Computes on').selectOption('WebAssembly');
    await button(page, 'Start').click();
    await page.getByText('Run 1 has ended.').waitFor({ timeout: A_RUN });
    const [, masks, seed, step, loss, , , untrained, now] = await rowOf(page, 1);
    expect([masks, seed, step]).toEqual(['Multi-block', '0', '30 of 30, ended']);
    expect(Number(loss)).toBeGreaterThan(0);
    // Of ten classes; what it begins with, already, tells far more than one in ten.
    for (const share of [untrained, now]) {
      expect(Number(/^(\d+\.\d) %$/.exec(share!)?.[1])).toBeGreaterThan(40);
    }
    const { name, bytes } = await savedBy(page, 'Save the weights of run 1');
    expect(name).toBe('run-1.safetensors');
    const { settings, masks: trainedWith, state, history } = checkpointIn(bytes);
    expect({ ...settings, ...state }).toMatchObject({ seed: 0, steps: 30, step: 30 });
    expect(trainedWith).toEqual(presets[0]!.masks);
    expect(history.losses).toHaveLength(30);
    const { weights } = beginning(settings, trainedWith).state;
    expect(state.weights.every(Number.isFinite)).toBe(true);
    // All but those that no gradient reaches in so few steps have moved.
    const moved = state.weights.filter((weight, at) => weight !== weights[at]).length;
    expect(moved / weights.length).toBeGreaterThan(0.9);
    expect(faults).toEqual([]);
    await page.close();
  },
  A_RUN,
);

test('photographs that can’t be had are said to be missing', async () => {
  const { page } = await watch(site, '/train');
  await page.route('**/*.bin', (route) => route.fulfill({ status: 404 }));
  await button(page, 'Start').click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').textContent()).toMatch(
    /the photographs can’t be had: 404 for .*\.bin/,
  );
  await page.close();
});

const order: Omit<Order, 'data'> = {
  run: 1,
  masks: presets[0]!.masks,
  seed: 5,
  steps: 6,
  device: 'wasm',
  lookEvery: 6,
  probeEvery: 6,
  architecture: { width: 16, depth: 2, predictorWidth: 8, predictorDepth: 1, heads: 2 },
};

const lossesOf = (reports: ReadonlyArray<Report>): ReadonlyArray<number> =>
  reports.flatMap((one) => (one.kind === 'step' ? [one.loss] : []));

test('a run in a worker that waits is the run that does not, bit for bit, and Node’s but for rounding', async () => {
  const asked: string[] = [];
  const { page } = await watch(site, '/train');
  page.on('request', (request) => asked.push(request.url()));
  await button(page, 'Start').click();
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('worker')),
  );
  await expect
    .poll(() => asked.find((address) => address.endsWith('.bin')), { timeout: 30_000 })
    .toBeDefined();
  await button(page, 'Stop').click();
  const train = (waits: boolean): Promise<ReadonlyArray<Report>> =>
    page.evaluate(
      ([worker, order, waits]) =>
        new Promise<ReadonlyArray<Report>>((resolve) => {
          const trainer = new Worker(worker, { type: 'module' });
          const reports: Report[] = [];
          const tell = (command: Command): void => trainer.postMessage(command);
          trainer.onmessage = ({ data }: MessageEvent<Report>) => {
            const plain = data.kind === 'ended' ? { ...data, checkpoint: [...data.checkpoint] } : data;
            reports.push(plain as unknown as Report);
            if (waits && data.kind === 'step' && data.step === 3) tell({ kind: 'pause' });
            if (data.kind === 'paused') setTimeout(() => tell({ kind: 'resume' }), 100);
            if (data.kind === 'ended' || data.kind === 'failed') {
              trainer.terminate();
              resolve(reports);
            }
          };
          tell({ kind: 'start', ...order });
        }),
      [
        asked.find((address) => /worker.*\.js$/.test(address))!,
        { ...order, data: asked.find((address) => address.endsWith('.bin'))! },
        waits,
      ] as const,
    );
  const [whole, waited] = [await train(false), await train(true)];
  expect(waited.map(({ kind }) => kind)).toContain('paused');
  expect(whole.at(-1)!.kind).toBe('ended');
  expect(waited.at(-1)).toEqual(whole.at(-1));
  await page.close();

  const ofNode = await new Promise<ReadonlyArray<Report>>((resolve) => {
    const reports: Report[] = [];
    trainer(
      {
        load: async () => some(loadFashionMnist(DEBIAN), 10_000, 1000),
        engine: async () => onnxRuntimeNode(1),
        withoutGpu: async () => undefined,
      },
      (report) => {
        reports.push(report);
        if (report.kind === 'ended' || report.kind === 'failed') resolve(reports);
      },
    )({ kind: 'start', ...order, data: '' });
  });
  const [here, there] = [lossesOf(whole), lossesOf(ofNode)];
  expect(here).toHaveLength(6);
  const apart = here.map((loss, at) => Math.abs(loss - there[at]!) / there[at]!);
  expect(Math.max(...apart)).toBeLessThan(1e-4);
});
