import { expect, test } from 'vitest';
import { pageOf } from '../.vitepress/config/pages.js';
import { sidebar } from '../.vitepress/config/sidebar.js';
import { pageFiles } from './page-files.js';

const listed = sidebar.flatMap(({ items = [] }) => items).map(({ link }) => link!);

test('the sidebar has every page but the home page', () => {
  const pages = new Set(listed.map((link) => link.replace(/#.*$/, '')));
  const missing = pageFiles.filter((file) => !pages.has(`/${pageOf(file)!.replace(/\.md$/, '')}`));
  expect(missing).toEqual(['site/index.md']);
});

test('the sidebar leads to pages alone, and to the reference', () => {
  const pages = new Set(pageFiles.map((file) => `/${pageOf(file)!.replace(/\.md$/, '')}`));
  expect(listed.map((link) => link.replace(/#.*$/, '')).filter((link) => !pages.has(link))).toEqual([
    '/api/',
  ]);
});
