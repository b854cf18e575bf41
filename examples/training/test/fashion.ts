import type { MaskChoice } from '../src/masks/choice.js';
import { chooseMasks } from '../src/node/choose-masks.js';
import { DEBIAN, loadFashionMnist } from '../src/node/fashion-mnist.js';

/** The photographs, which `house/test-tools.sh` installs. */
export const dataset = loadFashionMnist(DEBIAN);

/** Masks of the example's own files. */
export const masksNamed = (name: string): MaskChoice =>
  chooseMasks(new URL(`../masks/${name}.yaml`, import.meta.url).pathname, { policy: 'pad' });
