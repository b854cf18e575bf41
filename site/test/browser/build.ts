/** Builds the site once, before all tests of it: as `npm run site:build` does, of packages that are built. */
import { run } from '../../../house/run.js';
import { root } from '../../../house/workspaces.js';

export const setup = async (): Promise<void> => {
  await run('env', ['-u', 'VITEST', 'NODE_ENV=production', 'npm', 'run', 'site:build'], root);
};
