import { checkCount, unlessGiven } from '../config/check-count.js';
import { type ConfigError, formatValue, refuseIfAny, unwrap } from '../config/errors.js';
import { refuseValue } from '../config/refuse-value.js';

/** Which tokens of a model are no patches, and whose attention is read. */
export interface AttentionOptions {
  /** Tokens before the patches: the class token, then registers if there are any. Default 1. */
  readonly prefix?: number;
  /** The token whose attention is read. Default 0, the class token. */
  readonly token?: number;
}

/** What the shape of attention says. */
export interface AttentionShape extends Required<AttentionOptions> {
  /** Samples, B. */
  readonly count: number;
  /** Heads of the layer. */
  readonly heads: number;
  /** Patches and what is before them. */
  readonly tokens: number;
  /** Patches, N. */
  readonly patches: number;
}

const ACCEPTED = 'the shape of attention, [B, heads, N + prefix, N + prefix]';

const checkShape = (
  shape: ReadonlyArray<number>,
  prefix: unknown,
  token: unknown,
): ReadonlyArray<ConfigError> => {
  const isShape = Array.isArray(shape) && shape.length === 4 && shape.every(Number.isSafeInteger);
  if (!isShape || shape[2] !== shape[3] || shape.some((side) => side < 1)) {
    return [refuseValue(['shape'], shape, ACCEPTED)];
  }
  return [
    ...checkCount(['prefix'], prefix, 0, shape[2]! - 1),
    ...checkCount(['token'], token, 0, shape[2]! - 1),
  ];
};

/**
 * Reads the shape of attention, as a layer gives it.
 *
 * @param shape [B, heads, N + prefix, N + prefix]: of every token, what it gives to each
 * @throws InvalidConfigError if it is another one, or there are no such tokens
 */
export const attentionShape = (
  shape: ReadonlyArray<number>,
  options: AttentionOptions = {},
): AttentionShape => {
  unwrap(unlessGiven(options, 'options such as { prefix: 1 }'));
  const { prefix = 1, token = 0 } = options;
  unwrap(refuseIfAny(checkShape(shape, prefix, token)));
  const [count, heads, tokens] = shape as readonly [number, number, number];
  return { count, heads, tokens, patches: tokens - prefix, prefix, token };
};

const refuseNumber = (given: number, at: number, sample: number, head: number, patch: number): void => {
  const accepted = 'finite numbers, as a softmax gives them';
  const message = `is ${given}, of patch ${patch} in head ${head} of sample ${sample}; give ${accepted}`;
  unwrap(refuseIfAny([{ code: 'out_of_range', path: ['attention', at], given, accepted, message }]));
};

/**
 * How much the class token attends to each patch, the mean of all heads: scores
 * for `guided` (AttMask, Kakogeorgiou et al. 2022, section 3.2).
 *
 * @param attention of one layer, after its softmax, row by row
 * @param shape [B, heads, N + prefix, N + prefix]
 * @returns [B, N]
 * @throws InvalidConfigError if there are not as many numbers as the shape says, one that is read is not finite, or it is no shape of attention
 *
 * @example
 * ```ts
 * import { attentionScores } from '@jepa-masks/core/adaptive';
 *
 * // One sample, two heads, a class token and two patches: what the class token gives to each.
 * const rows = [[0.5, 0.25, 0.25], [0.25, 0, 0.75]].flatMap((row) => [...row, 0, 0, 0, 0, 0, 0]);
 * console.log(attentionScores(rows, [1, 2, 3, 3]).join(' ')); // 0.125 0.5
 * ```
 */
export const attentionScores = (
  attention: ArrayLike<number>,
  shape: ReadonlyArray<number>,
  options: AttentionOptions = {},
): Float32Array => {
  const { count, heads, tokens, patches, prefix, token } = attentionShape(shape, options);
  const needed = count * heads * tokens * tokens;
  if (attention?.length !== needed) {
    const accepted = `${shape.join(' × ')} = ${needed} numbers`;
    const given = attention?.length;
    const message = `has ${formatValue(given)} numbers; give ${accepted}`;
    unwrap(refuseIfAny([{ code: 'out_of_range', path: ['attention'], given, accepted, message }]));
  }
  const scores = new Float32Array(count * patches);
  for (let sample = 0; sample < count; sample++) {
    for (let patch = 0; patch < patches; patch++) {
      let sum = 0;
      for (let head = 0; head < heads; head++) {
        const at = ((sample * heads + head) * tokens + token) * tokens + prefix + patch;
        const given = attention[at]!;
        if (!Number.isFinite(given)) refuseNumber(given, at, sample, head, patch);
        sum += given;
      }
      scores[sample * patches + patch] = sum / heads;
    }
  }
  return scores;
};
