/** The command in a copy of the repository that was not built yet. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const bin = fileURLToPath(new URL('../bin', import.meta.url));

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jepa-masks-unbuilt-'));
  cpSync(bin, join(folder, 'bin'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const run = () =>
  spawnSync(process.execPath, [join(folder, 'bin/jepa-masks.js'), '--help'], { encoding: 'utf8' });

/** Puts a text in the place of what the build makes. */
const build = (main: string): void => {
  mkdirSync(join(folder, 'dist'), { recursive: true });
  writeFileSync(join(folder, 'dist/main.js'), main);
};

test('says what to run, and prints no stack', () => {
  const { status, stdout, stderr } = run();
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain('run npm run build');
  expect(stderr).not.toMatch(/^\s+at /m);
});

test('says so too where what it is made of was not built', () => {
  build("import './core.js';\nexport const main = () => 0;\n");
  expect(run().stderr).toContain('run npm run build');
});

test('hides no other fault', () => {
  build("throw new Error('a fault of its own');\n");
  const { status, stderr } = run();
  expect(status).toBe(1);
  expect(stderr).toContain('a fault of its own');
  expect(stderr).not.toContain('npm run build');
});
