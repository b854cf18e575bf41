/** The site as browsers show it. */
import axe from 'axe-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, watch } from './site.js';

let site: Awaited<ReturnType<typeof openSite>>;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** Of each kind one: text, pictures, long tables, code. */
const PAGES = ['/', '/multi-block-3d', '/gallery', '/parameters', '/packages/cpu'];

test.each(PAGES)(
  '%s fits every window, can be read by all, and asks for its own files alone',
  async (path) => {
    const { page, faults } = await watch(site, path);
    const widths: Record<number, number> = {};
    for (const width of [375, 800, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      widths[width] = await page.evaluate(() => document.documentElement.scrollWidth);
    }
    expect(widths).toEqual({ 375: 375, 800: 800, 1440: 1440 });
    await page.evaluate(axe.source);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.waitForFunction(
        (dark) => document.documentElement.classList.contains('dark') === dark,
        colorScheme === 'dark',
      );
      const { violations } = await page.evaluate(() =>
        (globalThis as unknown as { axe: typeof import('axe-core') }).axe.run(),
      );
      const said = violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html }) => `${colorScheme}, ${id}: ${html}`),
      );
      expect(said).toEqual([]);
    }
    expect(faults).toEqual([]);
    await page.close();
  },
);
