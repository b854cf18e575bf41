/** What a page looks like in windows of every width, and whether all can read it. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** A phone, a tablet, a desk. */
const WIDTHS = [375, 800, 1440];

/** Pages that are wider than the window, as `800: 812`; none where all fits. */
export const tooWide = async (page: Page): Promise<ReadonlyArray<string>> => {
  const found: Array<string> = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide !== width) found.push(`${width}: ${wide}`);
  }
  return found;
};

/** What axe finds against a page, in light and in dark. */
export const unreadable = async (page: Page): Promise<ReadonlyArray<string>> => {
  const found: Array<string> = [];
  await page.evaluate(axe.source);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // The reference has a style of its own, which the browser applies.
    await page.waitForFunction(
      (dark) =>
        document.querySelector('#app') === null ||
        document.documentElement.classList.contains('dark') === dark,
      colorScheme === 'dark',
    );
    const { violations } = await page.evaluate(() =>
      (globalThis as unknown as { axe: typeof import('axe-core') }).axe.run(),
    );
    for (const { id, nodes } of violations) {
      found.push(...nodes.map(({ html }) => `${colorScheme}, ${id}: ${html}`));
    }
  }
  return found;
};
