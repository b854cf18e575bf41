import { launch } from 'puppeteer-core';
import { browserAt } from '../../house/devices/browsers.js';
import type { Outcome, Runtime } from './outcome.js';
import { IN_PAGE, withPage } from './page.js';

const start = () =>
  withPage(async (url) => {
    const browser = await launch({
      browser: 'firefox',
      executablePath: browserAt('FIREFOX'),
      headless: true,
    });
    try {
      const page = await browser.newPage();
      await page.goto(url);
      const version = (await browser.version()).replace('firefox/', '');
      return { version, ...((await page.evaluate(IN_PAGE)) as Omit<Outcome, 'version'>) };
    } finally {
      await browser.close();
    }
  });

export const firefox: Runtime = { name: 'Firefox', start };
