/** Links as GitHub reads them, in pages that lie elsewhere on the site: to a page there, or to the file on GitHub. */
import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { MarkdownRenderer } from 'vitepress';
import { HOME } from '../../../house/checks/home.js';
import { root } from '../../../house/workspaces.js';
import { fileShown, pageOf } from './pages.js';

/**
 * Where a link leads on the site.
 *
 * @param page the file that has the link, from the repository's root
 * @param link as written there, relative to it
 */
export const linkOnSite = (page: string, link: string): string => {
  if (/^(?:[a-z]+:|#|\/)/.test(link)) return link;
  const [path = '', anchor] = link.split('#', 2);
  const file = join(dirname(page), path).replace(/\/$/, '');
  if (!existsSync(join(root, file))) throw new Error(`${page} links to ${file}, which is not there`);
  const hash = anchor === undefined ? '' : `#${anchor}`;
  const shown = pageOf(fileShown(file));
  if (shown !== undefined) return `/${shown}${hash}`;
  const kind = statSync(join(root, file)).isDirectory() ? 'tree' : 'blob';
  return `${HOME}/${kind}/main/${file}${hash}`;
};

/** Rewrites the links of every page that is rendered. */
export const repositoryLinks = (markdown: MarkdownRenderer): void => {
  markdown.core.ruler.push('repository_links', ({ tokens, env }) => {
    const file: string | undefined = env.realPath ?? env.path;
    // A title by itself.
    if (file === undefined) return;
    const page = relative(root, file);
    for (const { children } of tokens) {
      for (const token of children ?? []) {
        const link = token.type === 'link_open' ? token.attrGet('href') : null;
        if (link !== null) token.attrSet('href', linkOnSite(page, link));
      }
    }
  });
};
