import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { anchorOf } from '../../house/anchor-of.js';
import { root } from '../../house/workspaces.js';
import { documents } from './documents.js';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Headings outside of fenced blocks. */
const headingsOf = (text: string): ReadonlyArray<string> =>
  [...text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading!);

/** Links of a page to files of this repository: `file`, from the root, and `anchor`, if it has one. */
const linksOf = (page: string): ReadonlyArray<{ readonly file: string; readonly anchor: string }> =>
  [...read(page).matchAll(/\]\((?!https?:)([^)#\s]*)#?([^)\s]*)\)/g)].map(([, path, anchor]) => ({
    file: path === '' ? page : join(dirname(page), path!),
    anchor: anchor!,
  }));

describe.each(['CONTRIBUTING.md', ...documents])('%s', (page) => {
  test('links to files that exist', () => {
    const missing = linksOf(page).filter(({ file }) => !existsSync(join(root, file)));
    expect(missing).toEqual([]);
  });

  test('links to headings that exist', () => {
    const missing = linksOf(page)
      .filter(({ file, anchor }) => anchor !== '' && file.endsWith('.md') && existsSync(join(root, file)))
      .filter(({ file, anchor }) => !headingsOf(read(file)).map(anchorOf).includes(anchor));
    expect(missing).toEqual([]);
  });
});

test('an anchor is made as GitHub makes it', () => {
  expect(anchorOf("Get I-JEPA's masks")).toBe('get-i-jepas-masks');
  expect(anchorOf('Use `transformers.js`, as it is')).toBe('use-transformersjs-as-it-is');
});

test('the README asks every question that is answered, in order', () => {
  const asked = [...read('README.md').matchAll(/\[([^\]]+)\]\(docs\/how-do-i\.md#/g)].map(
    ([, text]) => text!,
  );
  const [, ...answered] = headingsOf(read('docs/how-do-i.md'));
  expect(asked.map(anchorOf)).toEqual(answered.map(anchorOf));
});

test('every page is reached from the README', () => {
  const linked = new Set(linksOf('README.md').map(({ file }) => file));
  const unreached = documents.filter((page) => page.startsWith('docs/') && !linked.has(page));
  expect(unreached).toEqual([]);
});

test('what is cited is what is published', () => {
  const { version, license, repository } = JSON.parse(read('core/package.json'));
  const cited = new Map(
    read('CITATION.cff')
      .split('\n')
      .map((line) => line.split(': ', 2) as [string, string]),
  );
  expect([cited.get('version'), cited.get('license')]).toEqual([version, license]);
  expect(`git+${cited.get('repository-code')}.git`).toBe(repository.url);
});
