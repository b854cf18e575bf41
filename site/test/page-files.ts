/** The files of the repository that are pages, which `docs/test` counts for itself. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { documents } from '../../docs/test/documents.js';
import { root } from '../../house/workspaces.js';

const ofSite = readdirSync(join(root, 'site')).filter((name) => name.endsWith('.md') && name !== 'README.md');

export const pageFiles: ReadonlyArray<string> = [
  'CONTRIBUTING.md',
  'examples/training/README.md',
  ...documents,
  ...ofSite.map((name) => `site/${name}`),
];
