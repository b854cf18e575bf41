import type { Value } from '../graph/onnx.js';
import type { Tape } from '../graph/tape.js';
import type { Find } from './parameters.js';

/** Finds what is below a name that is below another. */
const within =
  (find: Find, prefix: string): Find =>
  (name) =>
    find(`${prefix}.${name}`);

const linear = (tape: Tape, find: Find, name: string, x: Value): Value =>
  tape.linear(x, find(`${name}.weight`), find(`${name}.bias`));

/**
 * Every token looks at all tokens of its sample (Vaswani et al., section 3.2).
 *
 * @param x [B, T, D]
 * @param bias [B, 1, 1, T], added to the scores: −∞ for a token that is padding
 */
const attend = (tape: Tape, find: Find, heads: number, x: Value, bias: Value): Value => {
  const [samples, tokens, width] = x.shape as [number, number, number];
  const each = width / heads;
  const qkv = tape.reshape(linear(tape, find, 'qkv', x), [samples, tokens, 3, heads, each]);
  const [query, key, value] = tape
    .split(tape.transpose(qkv, [2, 0, 3, 1, 4]), 0, [1, 1, 1])
    .map((one) => tape.reshape(one, [samples, heads, tokens, each]));
  const scores = tape.matmul(tape.scale(query!, 1 / Math.sqrt(each)), tape.transpose(key!, [0, 1, 3, 2]));
  const seen = tape.matmul(tape.softmax(tape.add(scores, bias)), value!);
  return linear(tape, find, 'proj', tape.reshape(tape.transpose(seen, [0, 2, 1, 3]), x.shape));
};

const transform = (tape: Tape, find: Find, x: Value): Value =>
  linear(tape, find, 'fc2', tape.gelu(linear(tape, find, 'fc1', x)));

/**
 * A transformer's blocks, normalised before each part (Dosovitskiy et al.,
 * arXiv:2010.11929).
 *
 * @returns the tokens after each block
 */
export const runBlocks = (
  tape: Tape,
  find: Find,
  { depth, heads }: { readonly depth: number; readonly heads: number },
  tokens: Value,
  bias: Value,
): ReadonlyArray<Value> => {
  let x = tokens;
  return Array.from({ length: depth }, (_, at) => {
    const block = within(find, `blocks.${at}`);
    x = tape.add(x, attend(tape, within(block, 'attn'), heads, tape.normalise(x), bias));
    x = tape.add(x, transform(tape, within(block, 'mlp'), tape.normalise(x)));
    return x;
  });
};

export { linear };
