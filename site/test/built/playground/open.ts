/** The playground, opened in Chromium as a visitor opens it. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { type openSite, type Watched, watch } from '../site.js';

/** Waits until all that was asked for is drawn, or refused. */
export const settled = async (page: Page): Promise<void> => {
  // What was changed is asked for at the next frame.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.waitForFunction(() => {
    const { asked, drawn } = document.querySelector<HTMLElement>('.playground')?.dataset ?? {};
    return asked !== undefined && asked !== '0' && asked === drawn;
  });
};

/** Opens the playground at an address and waits until it is drawn. */
export const openPlayground = async (
  site: Awaited<ReturnType<typeof openSite>>,
  fragment = '',
  options: BrowserContextOptions = {},
): Promise<Watched> => {
  const watched = await watch(site, `/playground${fragment === '' ? '' : `#${fragment}`}`, options);
  await settled(watched.page);
  return watched;
};

/** What a picture shows, as text. */
export const svgOf = (page: Page, place: string): Promise<string> =>
  page.evaluate(async (name) => {
    const image = document.querySelector<HTMLImageElement>(`[data-place=${name}] img`);
    return image === null ? '' : (await fetch(image.src)).text();
  }, place);
