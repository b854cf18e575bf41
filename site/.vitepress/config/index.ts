import { join } from 'node:path';
import { defineConfig } from 'vitepress';
import { anchorOf } from '../../../house/anchor-of.js';
import { HOME } from '../../../house/checks/home.js';
import { root } from '../../../house/workspaces.js';
import { repositoryLinks } from './links.js';
import { readableMarkup } from './markup.js';
import { notPages, pageOf } from './pages.js';
import { photographs } from './photographs.js';
import { interactive, sidebar } from './sidebar.js';

/** Where the site lies on its server; with a slash at both ends. */
const base = process.env.SITE_BASE ?? '/';

export default defineConfig({
  title: 'jepa-masks',
  description: 'Masks for joint-embedding and masked-image pretraining, in any JavaScript runtime',
  lang: 'en',
  // Pages are the repository's own files: there is no second copy of any.
  srcDir: '..',
  srcExclude: [...notPages],
  rewrites: (file) => pageOf(file) ?? file,
  base,
  cleanUrls: true,
  markdown: {
    anchor: { slugify: anchorOf },
    config: (markdown) => {
      repositoryLinks(markdown);
      readableMarkup(markdown);
    },
    // Those that come by default are too pale to read well.
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
  },
  vite: {
    plugins: [photographs()],
    publicDir: join(root, 'site/public'),
    worker: { format: 'es' },
    server: { watch: { ignored: ['**/dist/**', '**/.turbo/**'] } },
  },
  head: [['link', { rel: 'icon', href: `${base}icon.svg` }]],
  themeConfig: {
    logo: '/icon.svg',
    nav: [
      { text: 'Start', link: '/start' },
      ...interactive,
      { text: 'Gallery', link: '/gallery' },
      { text: 'How do I …', link: '/how-do-i' },
      { text: 'API', link: '/api/', target: '_self' },
    ],
    sidebar,
    outline: [2, 3],
    search: { provider: 'local' },
    socialLinks: [{ icon: 'github', link: HOME }],
  },
});
