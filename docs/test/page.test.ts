/** The one file for pages without a bundler, and the page that the README of its package shows. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as cpu from '@jepa-masks/cpu';
import * as render from '@jepa-masks/render';
import { expect, test } from 'vitest';
import { corePaths } from '../../house/core-paths.js';
import { root } from '../../house/workspaces.js';
import { inChromium } from '../../property-tests/runtimes/chromium.js';
import { type Served, withServed } from '../../property-tests/runtimes/serve.js';
import { examplesIn } from './documents.js';

const path = join(root, 'adapters/render/dist/bundle/jepa-masks.js');
if (!existsSync(path)) throw new Error(`${path} is not there; run npm run build`);

test('one file has every name of core, of the CPU backend and of the pictures', async () => {
  const core = await Promise.all(corePaths.map((entry) => import(entry) as Promise<object>));
  const names = new Set([...core, cpu, render].flatMap(Object.keys));
  expect(Object.keys(await import(pathToFileURL(path).href)).sort()).toEqual([...names].sort());
});

test('it comes with the licences of what is in it', () => {
  const licences = readFileSync(join(path, '../LICENSES.txt'), 'utf8');
  for (const name of ['pure-rand', 'd3-array', 'd3-scale']) {
    expect(licences).toMatch(new RegExp(`^${name}$`, 'm'));
  }
});

test.each(examplesIn('html'))('a page needs nothing but itself and that file: $name', async ({ text }) => {
  const served = new Map<string, Served>([
    ['/', ['text/html', text]],
    ['/jepa-masks.js', ['text/javascript', readFileSync(path, 'utf8')]],
  ]);
  const { result } = await withServed(served, (url: string) =>
    inChromium(
      url,
      "[document.querySelectorAll('#picture svg').length, document.querySelector('#shapes').textContent]",
    ),
  );
  expect(result).toEqual([1, '1,196 and 1,4,196']);
});
