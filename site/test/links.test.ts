import { expect, test } from 'vitest';
import { HOME } from '../../house/checks/home.js';
import { linkOnSite } from '../.vitepress/config/links.js';

test('a link to a page leads to where the site has it', () => {
  expect(linkOnSite('docs/laws.md', 'sampling.md')).toBe('/sampling.md');
  expect(linkOnSite('docs/laws.md', 'sampling.md#places')).toBe('/sampling.md#places');
  expect(linkOnSite('docs/backends.md', '../backends/cpu')).toBe('/packages/cpu.md');
  expect(linkOnSite('docs/laws.md', '../README.md#backends')).toBe('/start.md#backends');
  expect(linkOnSite('backends/cpu/README.md', '../../docs/backends.md')).toBe('/backends.md');
  expect(linkOnSite('site/index.md', '../docs/gallery.md')).toBe('/gallery.md');
});

test('a link to what is no page leads to the file where sources are kept', () => {
  expect(linkOnSite('docs/laws.md', '../CITATION.cff')).toBe(`${HOME}/blob/main/CITATION.cff`);
  expect(linkOnSite('docs/laws.md', '../property-tests/src/oracle.ts')).toBe(
    `${HOME}/blob/main/property-tests/src/oracle.ts`,
  );
  expect(linkOnSite('docs/laws.md', '../core/src/')).toBe(`${HOME}/tree/main/core/src`);
});

test('what leads elsewhere, or stays on the page, is left', () => {
  for (const link of ['https://arxiv.org/abs/2301.08243', '#words', 'mailto:a@b.c', '/api/']) {
    expect(linkOnSite('docs/laws.md', link)).toBe(link);
  }
});

test('a link to what is not there fails the build', () => {
  expect(() => linkOnSite('docs/laws.md', 'none.md')).toThrow('docs/laws.md links to docs/none.md');
});
