/**
 * WebGPU in Firefox: a second compiler of WGSL (naga) and a second driver, which
 * refuse or compute differently what only one of them takes. vitest's browser mode
 * does not drive Debian's Firefox; puppeteer does, by the standard protocol.
 */
import { fileURLToPath } from 'node:url';
import type { BackendResult } from '@jepa-masks/property-tests';
import { build } from 'esbuild';
import { launch } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { PAGE, type Served, withServed } from '../../property-tests/runtimes/serve.js';
import { browserAt } from './browsers.js';

const bundlePage = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('firefox-page.ts', import.meta.url))],
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0]!.text;
};

const runInFirefox = async (url: string): Promise<ReadonlyArray<BackendResult>> => {
  const browser = await launch({
    browser: 'firefox',
    executablePath: browserAt('FIREFOX'),
    headless: true,
    protocolTimeout: 100_000,
    extraPrefsFirefox: { 'dom.webgpu.enabled': true, 'gfx.webgpu.ignore-blocklist': true },
  });
  try {
    const page = await browser.newPage();
    await page.goto(url);
    const results = await page.evaluate("import('/kit.js').then(({ runKit }) => runKit())");
    return results as ReadonlyArray<BackendResult>;
  } finally {
    await browser.close();
  }
};

test('the kit holds for both WebGPU backends in Firefox', async () => {
  // From this machine: there a browser lets a page use WebGPU.
  const served = new Map<string, Served>([
    ['/', PAGE],
    ['/kit.js', ['text/javascript', await bundlePage()]],
  ]);
  const results = await withServed(served, runInFirefox);
  expect(results.map(({ fall }) => fall)).toEqual([undefined, undefined]);
  expect(results).toMatchObject(
    ['webgpu', 'tfjs-webgpu'].map((name) => ({ name, holds: true, runs: 25, skipped: [] })),
  );
});
