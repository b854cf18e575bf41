import { bundle } from '../../property-tests/runtimes/bundle.js';
import { inChromium } from '../../property-tests/runtimes/chromium.js';
import { PAGE, withServed } from '../../property-tests/runtimes/serve.js';

/** Without these a page has no memory to share with its workers. */
const ISOLATION = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

const IN_PAGE = `(async () => (await import('/web-page.js')).webWorkers())()`;

/** How many times faster two Web Workers are than one, in Chromium without a window. */
export const webWorkers = async () => {
  const script = async (name) => [
    `/${name}`,
    ['text/javascript', await bundle(`../../house/benchmarks/${name}`)],
  ];
  const served = new Map([['/', PAGE], await script('web-page.js'), await script('fill-web-worker.js')]);
  const { version, result } = await withServed(served, (url) => inChromium(url, IN_PAGE), ISOLATION);
  return { version, ...result };
};
