import type { Value } from '../graph/onnx.js';
import type { Tape } from '../graph/tape.js';
import type { Architecture } from './architecture.js';
import { below } from './parameters.js';
import { linear, runBlocks } from './transformer.js';

/** The tokens that an encoder sees. */
export interface Tokens {
  /** Pixels of each patch: [B, T, pixels]. */
  readonly pixels: Value;
  /** Where each is: [B, T, width], or [T, width] if that is the same in all samples. */
  readonly positions: Value;
  /** [B, 1, 1, T], −∞ for padding; or a single 0 where there is none. */
  readonly bias: Value;
}

/**
 * A vision transformer without class token: it sees patches, as few as it is given.
 *
 * @returns the features of each patch after each block, normalised: [B, T, width]
 */
export const encode = (
  tape: Tape,
  tensors: ReadonlyMap<string, Value>,
  architecture: Architecture,
  { pixels, positions, bias }: Tokens,
): ReadonlyArray<Value> => {
  const find = below(tensors, 'encoder');
  const tokens = tape.add(linear(tape, find, 'patch_embed', pixels), positions);
  return runBlocks(tape, find, architecture, tokens, bias).map((features) => tape.normalise(features));
};

/**
 * What is to be predicted: the features of all blocks, averaged and normalised
 * again (as in data2vec, arXiv:2202.03555, section 3.3). Of the last block alone a
 * small model learns little: where a patch is nearly says them.
 */
export const targetsOf = (tape: Tape, features: ReadonlyArray<Value>): Value =>
  tape.normalise(features.reduce((sum, one) => tape.add(sum, one)));
