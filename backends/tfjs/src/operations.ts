import type * as core from '@tensorflow/tfjs-core';

/**
 * What is used of tfjs: a value of the caller's, because a copy of tfjs imported
 * here would have neither the caller's device nor count the caller's tensors.
 * Both `@tensorflow/tfjs-core` and `@tensorflow/tfjs` are one.
 */
export type Operations = Pick<
  typeof core,
  | 'add'
  | 'backend'
  | 'cast'
  | 'cumsum'
  | 'fill'
  | 'gatherND'
  | 'getBackend'
  | 'getKernel'
  | 'greaterEqual'
  | 'less'
  | 'lessEqual'
  | 'logicalAnd'
  | 'logicalNot'
  | 'logicalOr'
  | 'mul'
  | 'range'
  | 'reshape'
  | 'searchSorted'
  | 'slice'
  | 'stack'
  | 'sub'
  | 'tensor'
  | 'tidy'
  | 'where'
  | 'zerosLike'
>;
