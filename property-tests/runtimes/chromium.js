import { chromium as driver } from 'playwright-core';
import { browserAt } from '../../house/devices/browsers.js';
import { IN_PAGE, withPage } from './page.js';

/** Opens a page in Chromium and evaluates a text there. */
export const inChromium = async (url, text) => {
  const browser = await driver.launch({
    executablePath: browserAt('CHROMIUM'),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(url);
    return { version: browser.version(), result: await page.evaluate(text) };
  } finally {
    await browser.close();
  }
};

const start = () =>
  withPage(async (url) => {
    const { version, result } = await inChromium(url, IN_PAGE);
    return { version, ...result };
  });

export const chromium = { name: 'Chromium', start };
