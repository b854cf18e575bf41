/** Videos that play in place of their time steps side by side. */
import { sampleBatch, strategies, unwrap } from '@jepa-masks/core';
import { videoFramesSvg } from '@jepa-masks/render';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { button } from '../button.js';
import { openSite } from '../site.js';
import { openPlayground, settled, svgOf } from './open.js';

let site: Awaited<ReturnType<typeof openSite>>;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** Waits until a time step is seen, and gives its picture. */
const atStep = async (page: Page, step: number): Promise<string> => {
  await page.waitForFunction(
    (text) => document.querySelector<HTMLImageElement>('[data-place=large] img')?.alt.includes(text),
    `at time step ${step},`,
  );
  return svgOf(page, 'large');
};

const tube = strategies.find(({ name }) => name === 'tube')!;
const request = { seed: 7, step: 0, first: 1, count: 1 };
const frames = videoFramesSvg(sampleBatch(unwrap(tube.plan({})), request), { request, title: false });

test('a clip plays by mouse and by keyboard, waits, and gives way to what is chosen', async () => {
  const { page, faults } = await openPlayground(site, 'strategy=tube&photograph=false&seed=7&sample=1');
  const strip = await svgOf(page, 'large');
  await button(page, 'Next time step').focus();
  await page.keyboard.press('Enter');
  expect((await atStep(page, 0)) === frames[0]).toBe(true);
  await page.keyboard.press('Enter');
  expect((await atStep(page, 1)) === frames[1]).toBe(true);

  await button(page, '▶ Play over time').click();
  await atStep(page, 3);
  await page.keyboard.press('Enter');
  expect(await button(page, '▶ Play over time').count()).toBe(1);
  const paused = await svgOf(page, 'large');
  // Long enough for more than one to have followed.
  await page.waitForTimeout(1000);
  expect((await svgOf(page, 'large')) === paused).toBe(true);
  // After the last comes the first.
  await button(page, '▶ Play over time').click();
  await atStep(page, frames.length - 1);
  await atStep(page, 0);

  await button(page, 'All time steps').click();
  expect((await svgOf(page, 'large')) === strip).toBe(true);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('One sample');
  expect(await button(page, 'All time steps').count()).toBe(0);

  await button(page, '▶ Play over time').click();
  await atStep(page, 1);
  await button(page, 'Next step').click();
  await settled(page);
  const after = await svgOf(page, 'large');
  expect([strip, ...frames].includes(after)).toBe(false);
  expect(await page.locator('[data-place=large] img').getAttribute('alt')).toMatch(/^Sample 1: /);
  expect(await button(page, '▶ Play over time').count()).toBe(1);
  expect(faults).toEqual([]);
  await page.close();
});

test('nothing moves by itself for whoever asks for that, and images have no time', async () => {
  const { page, faults } = await openPlayground(site, 'strategy=tube&batch=2', { reducedMotion: 'reduce' });
  expect(await button(page, '▶ Play over time').count()).toBe(0);
  await button(page, 'Next time step').click();
  expect(await atStep(page, 0)).toContain('href="data:');
  // What plays is what is drawn large.
  await page.getByLabel('Preset, of any strategy').selectOption('v-jepa');
  await settled(page);
  await button(page, 'Next time step').click();
  expect(await atStep(page, 0)).not.toContain('long: context');
  await page.getByLabel('Picture', { exact: true }).selectOption('all parts');
  await settled(page);
  await button(page, 'Next time step').click();
  expect(await atStep(page, 0)).toContain('long: context');
  await page.getByLabel('Strategy', { exact: true }).selectOption('random');
  await settled(page);
  expect(await button(page, 'Next time step').count()).toBe(0);
  expect(faults).toEqual([]);
  await page.close();
});
