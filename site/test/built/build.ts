/**
 * Builds the site once, before all tests of it: as `npm run site:build` does, of packages that are
 * built, with the reference that `npm run check` has written.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../../house/run.js';
import { root } from '../../../house/workspaces.js';

const npm = (...args: ReadonlyArray<string>) =>
  run('env', ['-u', 'VITEST', 'NODE_ENV=production', 'npm', 'run', ...args], root);

export const setup = async (): Promise<void> => {
  if (!existsSync(join(root, 'site/public/api/index.html'))) await npm('reference');
  await npm('pages', '-w', '@jepa-masks/site');
};
