/** The command where native libraries were not installed. */
import { execFile } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { bin, type Ended, example, ownFolder } from './command.js';

/** Node's own hook, by which nothing finds these packages. */
const hook = `
import { register } from 'node:module';
const resolve = (name, context, next) => {
  if (/^(sharp|@resvg\\/)/.test(name)) throw new Error('Cannot find package ' + name);
  return next(name, context);
};
register('data:text/javascript,' + encodeURIComponent('export const resolve = ' + resolve));
`;

const runWithout = (folder: string, ...args: ReadonlyArray<string>): Promise<Ended> => {
  const path = join(folder, 'without.mjs');
  writeFileSync(path, hook);
  return new Promise((resolve) => {
    const flags = ['--import', pathToFileURL(path).href, bin];
    execFile(process.execPath, [...flags, ...args], (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, out, err });
    });
  });
};

test.each([
  ['explain', []],
  ['generate', ['--batch', '2', '--no-pictures', '--out', 'masks']],
  ['show', ['--picture-format', 'svg', '--out', 'masks']],
])('%s works where nothing is drawn with them', async (command, args) => {
  const folder = ownFolder();
  const given = args.map((arg) => (arg === 'masks' ? join(folder, arg) : arg));
  expect((await runWithout(folder, command, ...given)).code).toBe(0);
});

test.each([
  ['pictures', ['--out', 'masks']],
  ['masks that play', ['--out', 'masks.gif']],
  ['a photograph', ['--picture-format', 'svg', '--image', example('alpine.jpg'), '--out', 'masks']],
])('show says what is missing for %s, and writes nothing', async (_, args) => {
  const folder = ownFolder();
  const given = args.map((arg) => (arg.startsWith('masks') ? join(folder, arg) : arg));
  const { code, out, err } = await runWithout(folder, 'show', ...given);
  expect({ code, out }).toEqual({ code: 3, out: '' });
  expect(err).toMatch(
    /^jepa-masks: what draws PNG .*\(Cannot find package .*\); install it .*, or give a directory as --out, --picture-format svg and no --image\n$/,
  );
  expect(existsSync(given.at(-1)!)).toBe(false);
});
