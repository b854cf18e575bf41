/** The built site, served as a plain server of files would, and Chromium to look at it. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { browserAt } from '../../../house/devices/browsers.js';
import { root } from '../../../house/workspaces.js';

/** Where the site is built. */
export const BUILT: string = join(root, 'site/.vitepress/dist');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
};

/** `/laws` is laws.html, `/` is index.html. */
const fileFor = (path: string): string | undefined =>
  [path, `${path}.html`, join(path, 'index.html')]
    .map((name) => join(BUILT, normalize(name)))
    .find((file) => extname(file) !== '' && existsSync(file));

interface Opened {
  readonly url: string;
  readonly browser: Browser;
  readonly close: () => Promise<void>;
}

/** Serves the site alone. */
const serveSite = async (): Promise<{ readonly url: string; readonly close: () => void }> => {
  const server = createServer((request, response) => {
    const file = fileFor(decodeURIComponent(new URL(request.url ?? '/', 'http://site').pathname));
    if (file === undefined) response.writeHead(404).end();
    else
      response
        .writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
        .end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

/**
 * Serves the site and starts Chromium, with WebGPU on its software driver.
 *
 * @returns the site's address without a slash at its end
 */
export const openSite = async (): Promise<Opened> => {
  const { url, close } = await serveSite();
  const browser = await chromium.launch({
    executablePath: browserAt('CHROMIUM'),
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--enable-unsafe-webgpu',
    ],
  });
  return {
    url,
    browser,
    close: async () => {
      await browser.close();
      close();
    },
  };
};

/** A page, and what it did that it should not: errors, requests elsewhere, requests that failed. */
export interface Watched {
  readonly page: Page;
  readonly faults: ReadonlyArray<string>;
}

/** Opens a page of the site and watches what it asks for. */
export const watch = async (
  { url, browser }: Pick<Opened, 'url' | 'browser'>,
  path: string,
  options: BrowserContextOptions = {},
): Promise<Watched> => {
  const page = await browser.newPage(options);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('request', (request) => {
    const asked = request.url();
    if (!asked.startsWith(url) && !/^(?:data|blob):/.test(asked)) faults.push(`asks for ${asked}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} for ${response.url()}`);
  });
  await page.goto(`${url}${path}`, { waitUntil: 'networkidle' });
  return { page, faults };
};
