/** The site as browsers show it. */
import { launch } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { browserAt } from '../../../house/devices/browsers.js';
import { tooWide, unreadable } from './appearance.js';
import { openSite, watch } from './site.js';

let site: Awaited<ReturnType<typeof openSite>>;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** Of each kind one: text, many pictures, tables, indented code; and what strategies have, pictures and code. */
const PAGES = [
  ...['/', '/gallery', '/comparison', '/contributing'],
  ...['/multi-block', '/hierarchical', '/guided', '/video', '/multi-modal'],
];

test.each(PAGES)(
  '%s fits every window, can be read by all, and asks for its own files alone',
  async (path) => {
    const { page, faults } = await watch(site, path);
    expect(await tooWide(page)).toEqual([]);
    expect(await unreadable(page)).toEqual([]);
    expect(faults).toEqual([]);
    await page.close();
  },
);

test('the first page of the reference can be read by all', async () => {
  const { page, faults } = await watch(site, '/api/');
  expect(await unreadable(page)).toEqual([]);
  expect(faults).toEqual([]);
  await page.close();
});

test('the search finds a word, and leads to where it is', async () => {
  const { page, faults } = await watch(site, '/');
  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill('sails of a pinwheel');
  await page
    .getByRole('option', { name: /Looking ahead/ })
    .first()
    .click();
  await page.waitForURL('**/sampling#looking-ahead');
  expect(await page.locator('h2#looking-ahead').isVisible()).toBe(true);
  expect(faults).toEqual([]);
  await page.close();
});

test('a page can be read, and the next one opened, in Firefox', async () => {
  const browser = await launch({ browser: 'firefox', executablePath: browserAt('FIREFOX'), headless: true });
  try {
    const page = await browser.newPage();
    await page.goto(`${site.url}/`);
    expect(await page.$eval('h1', ({ textContent }) => textContent)).toContain('Masks for JEPA');
    await page.click('main a[href="/gallery"]');
    await page.waitForFunction("document.querySelector('h1').textContent.startsWith('Gallery')");
    const drawn = await page.$$eval(
      'main img',
      (images) => images.filter(({ complete, naturalWidth }) => complete && naturalWidth > 0).length,
    );
    expect(drawn).toBeGreaterThan(40);
  } finally {
    await browser.close();
  }
});
