import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { laws } from '@jepa-masks/property-tests';
import { expect, test } from 'vitest';
import { root } from '../../house/workspaces.js';
import { examples } from './documents.js';

const page = examples.filter(({ name }) => name.startsWith('docs/your-own-laws.md:'));
const texts = (language: string): ReadonlyArray<string> =>
  page.filter((example) => example.language === language).map(({ text }) => text);

const [backend, ...tests] = texts('js') as [string, ...string[]];
const [, ...commands] = texts('sh');
const [reported] = texts('text') as [string];
const runners = tests.map((code, at) => ({ code, command: commands[at]!.trim() }));

/** Every law, and the backend. */
const ALL = laws.length + 1;

/** A line of the backend, and the same a row short, as the page says. */
const SOUND = 'patch < patches;';
const FAULTY = 'patch < patches - grid.columns;';

/** Runs a test file with its runner, in a project that has the backend beside it. */
const runIn = async (code: string, command: string, ownBackend: string) => {
  // Inside the workspace, so that runners and packages are found as in any project.
  const folder = mkdtempSync(join(root, 'docs', '.laws-'));
  try {
    const manifest = { type: 'module', jest: { transform: {} } };
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
    // vitest looks for a configuration upwards; here it ends.
    writeFileSync(join(folder, 'vitest.config.js'), 'export default {};\n');
    writeFileSync(join(folder, 'my-backend.js'), ownBackend);
    writeFileSync(join(folder, 'masks.test.js'), code);
    const path = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);
    // The runner starts as from a shell: it must not take itself for a part of the one that runs this.
    const env = { PATH: path, HOME: folder, NO_COLOR: '1' };
    return await new Promise<{ readonly failed: boolean; readonly out: string }>((resolve) => {
      execFile('sh', ['-c', command.replace('npx ', '')], { cwd: folder, env }, (error, out, err) =>
        resolve({ failed: error !== null, out: `${out}${err}` }),
      );
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
};

test('the page shows vitest, jest and node:test', () => {
  expect(runners.map(({ command }) => command)).toEqual([
    'npx vitest run',
    'NODE_OPTIONS=--experimental-vm-modules npx jest',
    'node --test',
  ]);
  expect(backend).toContain(SOUND);
});

test.each(runners)('$command runs every law and the backend', async ({ code, command }) => {
  const { failed, out } = await runIn(code, command, backend);
  expect(failed, out).toBe(false);
  // Each runner counts in its own words.
  expect(out).toMatch(new RegExp(`Tests +${ALL} passed|Tests: +${ALL} passed|pass ${ALL}\\b`));
});

test.each(runners)('$command reports a backend that is a row short', async ({ code, command }) => {
  const { failed, out } = await runIn(code, command, backend.replace(SOUND, FAULTY));
  expect(failed, out).toBe(true);
  for (const line of reported.trim().split('\n')) expect(out).toContain(line);
  expect(out).toMatch(
    new RegExp(`Tests +1 failed \\| ${ALL - 1} passed|Tests: +1 failed, ${ALL - 1} passed|fail 1\\b`),
  );
});
