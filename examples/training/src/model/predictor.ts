import type { Value } from '../graph/onnx.js';
import type { Tape } from '../graph/tape.js';
import type { Architecture } from './architecture.js';
import { below } from './parameters.js';
import { linear, runBlocks } from './transformer.js';

/** What a predictor is given. */
export interface Prediction {
  /** Features of the context's patches: [B, K, width]. */
  readonly context: Value;
  /** Where they are: [B, K, predictor's width]. */
  readonly contextPositions: Value;
  /** Where the patches to predict are, of all targets: [B, M · L, predictor's width]. */
  readonly targetPositions: Value;
  /** [B, 1, 1, K + M · L]: −∞ for padding. */
  readonly bias: Value;
}

/**
 * A narrow transformer over the context's features and, for each patch to
 * predict, a learned token that says no more than where that patch is.
 *
 * @returns the features predicted: [B, M · L, width]
 */
export const predict = (
  tape: Tape,
  tensors: ReadonlyMap<string, Value>,
  { predictorDepth, heads }: Architecture,
  level: number,
  { context, contextPositions, targetPositions, bias }: Prediction,
): Value => {
  const find = below(tensors, `predictor.${level}`);
  const known = tape.add(linear(tape, find, 'embed', context), contextPositions);
  const asked = tape.add(targetPositions, find('mask_token'));
  const tokens = runBlocks(
    tape,
    find,
    { depth: predictorDepth, heads },
    tape.concat([known, asked], 1),
    bias,
  ).at(-1)!;
  const [, answers] = tape.split(tokens, 1, [known.shape[1]!, asked.shape[1]!]);
  return linear(tape, find, 'proj', tape.normalise(answers!));
};
