/** Who can use the playground, and what it costs. */
import { brotliCompressSync } from 'node:zlib';
import { launch } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { browserAt } from '../../../../house/devices/browsers.js';
import { tooWide, unreadable } from '../appearance.js';
import { openSite } from '../site.js';
import { openPlayground, settled } from './open.js';

let site: Awaited<ReturnType<typeof openSite>>;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** kB of 1,000 bytes, with brotli. */
const MOST_SCRIPT = 150;

test('its scripts are small, and its own', async () => {
  const context = await site.browser.newContext();
  const page = await context.newPage();
  const sizes = new Map<string, Promise<number>>();
  const elsewhere: Array<string> = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(site.url) && !/^(?:data|blob):/.test(request.url()))
      elsewhere.push(request.url());
  });
  // Of the context: those of the worker, too.
  context.on('response', (response) => {
    if (!/\.js$/.test(new URL(response.url()).pathname)) return;
    sizes.set(
      response.url(),
      response.body().then((body) => brotliCompressSync(body).length),
    );
  });
  await page.goto(`${site.url}/playground`, { waitUntil: 'networkidle' });
  await settled(page);
  const each = await Promise.all(
    [...sizes].map(async ([url, size]) => [url.split('/').at(-1)!, await size] as const),
  );
  const total = each.reduce((sum, [, size]) => sum + size, 0) / 1000;
  console.log(`scripts of the playground: ${total.toFixed(1)} kB with brotli`);
  expect(each.some(([name]) => name.startsWith('worker-'))).toBe(true);
  expect(total, JSON.stringify(each)).toBeLessThanOrEqual(MOST_SCRIPT);
  expect(elsewhere).toEqual([]);
  await context.close();
});

test.each([
  ['its first state', ''],
  ['an error', 'numTargetMasks=6'],
  ['a clip', 'preset=v-jepa&strategy=multi_block_3d&beside=vjepa-multi-block-3d'],
  ['several modalities', 'strategy=multi_modal'],
])('all can read it, in dark and in light, on a phone and on a desk: %s', async (_, fragment) => {
  const { page, faults } = await openPlayground(site, fragment);
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  await settled(page);
  expect(await tooWide(page)).toEqual([]);
  expect(await unreadable(page)).toEqual([]);
  expect(faults).toEqual([]);
  await page.close();
});

test('frames are drawn while a slider is dragged at 32 × 32 patches', async () => {
  const { page } = await openPlayground(site, 'inputSize=512');
  const slider = page.getByRole('slider', { name: 'target scale, low' });
  // The mouse reaches only what is in the window.
  await slider.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await slider.boundingBox())!;
  const middle = y + height / 2;
  await page.mouse.move(x + 0.15 * width, middle);
  await page.mouse.down();
  const measured = page.evaluate(async () => {
    const gaps: Array<number> = [];
    const slider = document.querySelector<HTMLInputElement>('#field-targetScale-low')!;
    const picture = document.querySelector<HTMLImageElement>('[data-place=large] img')!;
    const { dataset } = document.querySelector<HTMLElement>('.playground')!;
    const seen = { asked: new Set(), pictures: new Set() };
    let [value, moves] = [slider.value, 0];
    let before = performance.now();
    const few = () => Math.min(moves, seen.asked.size, seen.pictures.size) < 12;
    for (let frame = 0; frame < 3000 && (frame < 100 || few()); frame++) {
      const now = await new Promise<number>((frame) => requestAnimationFrame(frame));
      gaps.push(now - before);
      if (slider.value !== value) moves++;
      value = slider.value;
      seen.asked.add(dataset.asked);
      seen.pictures.add(picture.src);
      before = now;
    }
    const { asked, pictures } = seen;
    return {
      gaps: gaps.slice(1).sort((a, b) => a - b),
      changes: { moves, asked: asked.size, pictures: pictures.size },
    };
  });
  let isOver = false;
  const over = measured.finally(() => {
    isOver = true;
  });
  for (let at = 0; !isOver; at++)
    await page.mouse.move(x + (0.08 + 0.1 * Math.abs(Math.sin(at / 10))) * width, middle);
  await page.mouse.up();
  const { gaps, changes } = await over;
  const median = gaps[Math.floor(gaps.length / 2)]!;
  console.log(
    `a slider dragged at 32 × 32: a frame every ${median.toFixed(1)} ms (median of ${gaps.length}; one in twenty above ${gaps[Math.floor(0.95 * gaps.length)]!.toFixed(1)}); meanwhile ${JSON.stringify(changes)}`,
  );
  await settled(page);
  // It was dragged, new masks were asked for, and their pictures came, meanwhile.
  for (const [what, count] of Object.entries(changes)) expect(count, what).toBeGreaterThanOrEqual(12);
  await page.close();
});

test('Firefox shows masks, and a control works', async () => {
  const browser = await launch({ browser: 'firefox', executablePath: browserAt('FIREFOX'), headless: true });
  try {
    const page = await browser.newPage();
    await page.goto(`${site.url}/playground`);
    const drawn = () => {
      const { asked, drawn: last } = document.querySelector<HTMLElement>('.playground')?.dataset ?? {};
      return asked !== undefined && asked !== '0' && asked === last;
    };
    await page.waitForFunction(drawn, { timeout: 60_000 });
    const told = () =>
      page.evaluate(() => document.querySelector<HTMLImageElement>('[data-place=large] img')?.alt);
    expect(await told()).toMatch(
      /^Sample 0: context 65 of 196 patches \(33\.2 %\); targets 30, 36, 30, 35 patches\.$/,
    );
    await page.evaluate(() => {
      const slider = document.querySelector<HTMLInputElement>('#field-numTargetMasks')!;
      slider.value = '2';
      slider.dispatchEvent(new Event('input'));
    });
    await page.waitForFunction(() =>
      /targets \d+, \d+ patches/.test(
        document.querySelector<HTMLImageElement>('[data-place=large] img')?.alt ?? '',
      ),
    );
    await page.waitForFunction(drawn, { timeout: 60_000 });
    // It has no WebGPU here, and says so.
    await page.select('#device', 'webgpu');
    await page.waitForFunction(() =>
      document.querySelector('.timing')?.textContent?.startsWith('No WebGPU here'),
    );
    expect(
      await page.evaluate(
        () => document.querySelector<HTMLImageElement>('[data-place=large] img')?.naturalWidth,
      ),
    ).toBeGreaterThan(500);
  } finally {
    await browser.close();
  }
});
