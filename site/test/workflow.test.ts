/** The workflow that publishes the site, as far as it can be judged where it doesn't run. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../house/workspaces.js';
import { BUILT } from './built/site.js';

const text = readFileSync(join(root, '.github/workflows/site.yml'), 'utf8');
const all = (pattern: RegExp): ReadonlyArray<string> =>
  [...text.matchAll(pattern)].map(([, found]) => found!);

test('runs scripts that there are, and publishes what they build', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const asked = all(/run: npm run (\S+)/g);
  expect(asked).toEqual(['build', 'site:build']);
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining([...asked]));
  expect(all(/path: (.+)/g).map((path) => join(root, path))).toEqual([BUILT]);
});

test('names every action by its version, and runs on main alone, where Pages is on or somebody asks', () => {
  const actions = all(/uses: (.+)/g);
  expect(actions.length).toBe(5);
  for (const action of actions) expect(action).toMatch(/^actions\/[a-z-]+@v\d+\.\d+\.\d+$/);
  expect(all(/branches: (.+)/g)).toEqual(['[main]']);
  expect(all(/if: (.+)/g)).toEqual([
    "github.ref == 'refs/heads/main' && (github.event_name == 'workflow_dispatch' || vars.PAGES == 'on')",
  ]);
});
