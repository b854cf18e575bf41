/** The README's first command in a copy of the repository without history, as printed. */
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { examplesIn } from '../../docs/test/documents.js';
import { run } from '../run.js';
import { root } from '../workspaces.js';

/** What git keeps out, git's own, and what the command has no need of. */
const LEFT_OUT = new Set(['.git', '.turbo', 'node_modules', 'dist', 'masks', 'coverage', 'house', 'docs']);
/** MB unpacked: less is fetched for it. */
const LIMIT = 300;
/** Ends a hang: this installs and builds. */
const timeout = 300_000;

const [command] = examplesIn('sh')
  .filter(({ name }) => name.startsWith('README.md:'))
  .flatMap(({ text }) => /^npm ci .*npx jepa-masks generate .*$/m.exec(text) ?? []);

test('the first command makes the masks, without a warning, from few packages', { timeout }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'jepa-masks-fresh-'));
  try {
    // Judged from the root on: a clone may lie in a folder of any name.
    await cp(root, folder, {
      recursive: true,
      filter: (path) => !LEFT_OUT.has(basename(relative(root, path))),
    });
    const out = await run('sh', ['-c', `export npm_config_prefer_offline=true; ${command} 2>&1`], folder);
    expect(out).not.toMatch(/npm (warn|error)/i);
    expect(existsSync(join(folder, 'masks/masks.npz'))).toBe(true);
    const size = Number.parseInt(await run('du', ['-sm', 'node_modules'], folder), 10);
    expect(size).toBeGreaterThan(10);
    expect(size).toBeLessThanOrEqual(LIMIT);
  } finally {
    await rm(folder, { recursive: true });
  }
});
