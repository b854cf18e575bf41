/** Every link of every built page, and of the reference's first page, leads somewhere. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HOME } from '../../../house/checks/home.js';
import { root } from '../../../house/workspaces.js';
import { pageOf } from '../../.vitepress/config/pages.js';
import { pageFiles } from '../page-files.js';
import { BUILT } from './site.js';

const pages = readdirSync(BUILT, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.html') && !/^(?:api\/|assets\/|404)/.test(name),
);
const html = new Map(pages.map((page) => [page, readFileSync(join(BUILT, page), 'utf8')]));

const unescaped = (text: string): string =>
  decodeURI(text.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"'));

const all = (text: string, pattern: RegExp): ReadonlyArray<string> =>
  [...text.matchAll(pattern)].map(([, found]) => unescaped(found!));

/** What is wrong with a link, if anything is. */
const faultOf = (page: string, link: string): string | undefined => {
  if (link.startsWith(HOME)) {
    const [, path = ''] = /\/(?:blob|tree)\/main\/([^#]*)/.exec(link) ?? [];
    return link === HOME || (path !== '' && existsSync(join(root, path))) ? undefined : 'no such file';
  }
  if (/^(?:https?|mailto|data):/.test(link)) return undefined;
  const { pathname, hash } = new URL(link, `http://site/${page.replace(/index\.html$/, '')}`);
  const path = decodeURI(pathname).slice(1);
  const file = [path, `${path}.html`, join(path, 'index.html')].find(
    (name) => /\.\w+$/.test(name) && existsSync(join(BUILT, name)),
  );
  if (file === undefined) return 'no such page';
  const target = html.get(file);
  const anchor = decodeURIComponent(hash.slice(1));
  return target === undefined || anchor === '' || all(target, /\sid="([^"]+)"/g).includes(anchor)
    ? undefined
    : 'no such heading';
};

test('every document is a page, and every page is a document', () => {
  const built = pageFiles.map((file) => pageOf(file)?.replace(/\.md$/, '.html'));
  expect([...pages].sort()).toEqual([...built].sort());
});

test('no link or picture of any page is broken', () => {
  let links = 0;
  const faults = [...html].flatMap(([page, text]) =>
    all(text, /\s(?:href|src)="([^"]*)"/g).flatMap((link) => {
      links++;
      const fault = faultOf(page, link);
      return fault === undefined ? [] : [`${page}: ${link}: ${fault}`];
    }),
  );
  expect([...new Set(faults)]).toEqual([]);
  expect(links).toBeGreaterThan(1000);
});

test('a broken link would be found', () => {
  expect(faultOf('laws.html', '/sampling#places')).toBeUndefined();
  expect(faultOf('laws.html', '/none')).toBe('no such page');
  expect(faultOf('packages/cpu.html', './none')).toBe('no such page');
  expect(faultOf('laws.html', '/sampling#none')).toBe('no such heading');
  expect(faultOf('laws.html', `${HOME}/blob/main/none.md`)).toBe('no such file');
});
