import { chromium as driver } from 'playwright-core';
import { browserAt } from '../../house/devices/browsers.js';
import type { Outcome, Runtime } from './outcome.js';
import { IN_PAGE, withPage } from './page.js';

/** Opens a page in Chromium and evaluates a text there. */
export const inChromium = async <T>(
  url: string,
  text: string,
): Promise<{ readonly version: string; readonly result: T }> => {
  const browser = await driver.launch({
    executablePath: browserAt('CHROMIUM'),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(url);
    return { version: browser.version(), result: await page.evaluate<T>(text) };
  } finally {
    await browser.close();
  }
};

const start = () =>
  withPage(async (url) => {
    const { version, result } = await inChromium<Omit<Outcome, 'version'>>(url, IN_PAGE);
    return { version, ...result };
  });

export const chromium: Runtime = { name: 'Chromium', start };
