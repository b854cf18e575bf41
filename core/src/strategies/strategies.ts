import type { Strategy } from '../plan/strategy.js';
import { hierarchical } from './hierarchical/hierarchical.js';
import { multiBlock } from './multi-block/multi-block.js';

/** Every strategy, in the order in which people are told of them. A new one is added here and nowhere else. */
export const strategies: ReadonlyArray<Strategy> = [multiBlock, hierarchical];
