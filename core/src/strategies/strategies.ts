import type { Strategy } from '../plan/strategy.js';
import { axes } from './axes/index.js';
import { blockCover } from './block-cover/index.js';
import { blockWise } from './block-wise/index.js';
import { frames } from './frames/index.js';
import { guided } from './guided/index.js';
import { guidedBlocks } from './guided-blocks/index.js';
import { hierarchical } from './hierarchical/index.js';
import { inverseBlock } from './inverse-block/index.js';
import { multiBlock } from './multi-block/index.js';
import { multiBlock3d } from './multi-block-3d/index.js';
import { multiModal } from './multi-modal/index.js';
import { noise } from './noise/index.js';
import { perCell } from './per-cell/index.js';
import { random } from './random/index.js';
import { runningCell } from './running-cell/index.js';
import { spaceTime } from './space-time/index.js';
import { spans } from './spans/index.js';
import { strips } from './strips/index.js';
import { tube } from './tube/index.js';

export * from './axes/index.js';
export * from './block-cover/index.js';
export * from './block-wise/index.js';
export * from './frames/index.js';
export * from './guided/index.js';
export * from './guided-blocks/index.js';
export * from './hierarchical/index.js';
export * from './inverse-block/index.js';
export * from './multi-block/index.js';
export * from './multi-block-3d/index.js';
export * from './multi-modal/index.js';
export * from './noise/index.js';
export * from './per-cell/index.js';
export * from './random/index.js';
export * from './running-cell/index.js';
export * from './space-time/index.js';
export * from './spans/index.js';
export * from './strips/index.js';
export * from './tube/index.js';

/** Every strategy, in the order in which people are told of them. A new one is added to this file and to no other. */
export const strategies: ReadonlyArray<Strategy> = [
  multiBlock,
  hierarchical,
  random,
  blockWise,
  inverseBlock,
  perCell,
  blockCover,
  noise,
  axes,
  strips,
  multiBlock3d,
  spaceTime,
  tube,
  frames,
  runningCell,
  spans,
  guided,
  guidedBlocks,
  multiModal,
];
