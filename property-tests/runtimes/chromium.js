import { chromium as driver } from 'playwright-core';
import { IN_PAGE, withPage } from './page.js';

const start = () =>
  withPage(async (url) => {
    const browser = await driver.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
    });
    try {
      const page = await browser.newPage();
      await page.goto(url);
      return { version: browser.version(), ...(await page.evaluate(IN_PAGE)) };
    } finally {
      await browser.close();
    }
  });

export const chromium = { name: 'Chromium', start };
