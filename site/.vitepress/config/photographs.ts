/** The photographs that the page of training takes: the first of Debian's package, packed when the site is built. */
import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { UserConfig } from 'vitepress';
import { packed, some } from '../../../examples/training/src/data/packed.js';
import { DEBIAN, loadFashionMnist } from '../../../examples/training/src/node/fashion-mnist.js';

type Plugins = NonNullable<NonNullable<UserConfig['vite']>['plugins']>;

const MODULE = 'virtual:photographs';

/** So many to train with, so many held out: 5 MB. */
const [TRAIN, TEST] = [10_000, 1_000];

/** The package's own words of its licence, which goes where the photographs go. */
const LICENCE = '/usr/share/doc/dataset-fashion-mnist/copyright';

const HOW_TO_GET = 'install Debian’s package dataset-fashion-mnist, and build the site again';

/** While pages are written, they are served from here. */
const SERVED = '/photographs.bin';

/**
 * Gives pages `virtual:photographs`: where they are, or how to get them.
 *
 * @param folder where the package's files are
 */
export const photographs = (folder: string = DEBIAN): Plugins[number] => {
  let serving = false;
  const file = (): Uint8Array => gzipSync(packed(some(loadFashionMnist(folder), TRAIN, TEST)));
  return {
    name: 'photographs',
    configureServer: ({ middlewares }) => {
      serving = true;
      middlewares.use(SERVED, (_, response) => response.end(file()));
    },
    resolveId: (name) => (name === MODULE ? `\0${MODULE}` : undefined),
    load(name) {
      if (name !== `\0${MODULE}`) return;
      if (!existsSync(folder)) {
        this.warn(`without the photographs that a tab trains with: ${HOW_TO_GET}`);
        return `export const address = undefined; export const missing = ${JSON.stringify(HOW_TO_GET)};`;
      }
      if (serving) return `export const address = ${JSON.stringify(SERVED)}; export const missing = '';`;
      this.emitFile({ type: 'asset', name: 'fashion-mnist-licence.txt', source: readFileSync(LICENCE) });
      const photographs = this.emitFile({ type: 'asset', name: 'fashion-mnist.bin', source: file() });
      return `export const address = import.meta.ROLLUP_FILE_URL_${photographs}; export const missing = '';`;
    },
  };
};
