import { bundle } from '../../property-tests/runtimes/bundle.js';
import { inChromium } from '../../property-tests/runtimes/chromium.js';
import { PAGE, type Served, withServed } from '../../property-tests/runtimes/serve.js';
import type { Gain } from './two-workers.js';

/** Without these a page has no memory to share with its workers. */
const ISOLATION = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

const IN_PAGE = `(async () => (await import('/web-page.js')).webWorkers())()`;

/** How many times faster two Web Workers are than one, in Chromium without a window. */
export const webWorkers = async (): Promise<Gain & { readonly version: string }> => {
  /** As the page asks for it, compiled. */
  const script = async (name: string): Promise<[string, Served]> => [
    `/${name}.js`,
    ['text/javascript', await bundle(`../../house/benchmarks/${name}.ts`)],
  ];
  const served = new Map<string, Served>([
    ['/', PAGE],
    await script('web-page'),
    await script('fill-web-worker'),
  ]);
  const { version, result } = await withServed(served, (url) => inChromium<Gain>(url, IN_PAGE), ISOLATION);
  return { version, ...result };
};
