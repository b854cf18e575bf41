import { expect, test } from 'vitest';
import type { Shape, Value } from '../src/graph/onnx.js';
import type { Tape } from '../src/graph/tape.js';
import { gradientErrors } from './gradients.js';

type Case = readonly [
  name: string,
  shapes: ReadonlyArray<Shape>,
  write: (tape: Tape, inputs: ReadonlyArray<Value>) => Value,
];

/** Rows with a class each. */
const wanted = (tape: Tape, rows: number, classes: number): Value =>
  tape.graph.constant(
    Float32Array.from({ length: rows * classes }, (_, at) =>
      at % classes === (3 * Math.floor(at / classes)) % classes ? 1 : 0,
    ),
    [rows, classes],
  );

const cases: ReadonlyArray<Case> = [
  [
    'add',
    [
      [2, 3, 4],
      [2, 3, 4],
    ],
    (tape, [a, b]) => tape.add(a!, b!),
  ],
  ['add along leading axes', [[20, 30, 4], [4]], (tape, [a, b]) => tape.add(a!, b!)],
  [
    'add along axes within',
    [
      [2, 3, 5, 4],
      [2, 1, 1, 4],
    ],
    (tape, [a, b]) => tape.add(a!, b!),
  ],
  ['scale', [[3, 4]], (tape, [a]) => tape.scale(a!, -1.5)],
  ['reshape', [[3, 4]], (tape, [a]) => tape.reshape(a!, [2, 6])],
  ['transpose', [[2, 3, 4, 5]], (tape, [a]) => tape.transpose(a!, [2, 0, 3, 1])],
  [
    'concat',
    [
      [2, 3, 4],
      [2, 5, 4],
    ],
    (tape, [a, b]) => tape.concat([a!, b!], 1),
  ],
  ['split', [[6, 4]], (tape, [a]) => tape.split(a!, 0, [1, 2, 3])[1]!],
  ['split, all parts', [[6, 4]], (tape, [a]) => tape.concat(tape.split(a!, 0, [4, 2]).toReversed(), 0)],
  [
    'matmul',
    [
      [2, 3, 4, 5],
      [2, 3, 5, 2],
    ],
    (tape, [a, b]) => tape.matmul(a!, b!),
  ],
  ['linear', [[2, 3, 5], [4, 5], [4]], (tape, [x, w, b]) => tape.linear(x!, w!, b!)],
  ['softmax', [[3, 7]], (tape, [a]) => tape.softmax(a!)],
  ['normalise', [[3, 8]], (tape, [a]) => tape.normalise(a!)],
  ['gelu', [[5, 8]], (tape, [a]) => tape.gelu(tape.scale(a!, 3))],
  ['cross entropy', [[6, 5]], (tape, [a]) => tape.crossEntropy(a!, wanted(tape, 6, 5))],
  ['what is used twice', [[4, 4]], (tape, [a]) => tape.matmul(a!, tape.add(a!, tape.softmax(a!)))],
];

test.each(cases)('the gradient of %s is that of finite differences', async (_, shapes, write) => {
  for (const error of await gradientErrors(shapes, write)) expect(error).toBeLessThan(0.005);
});

test('a gradient that is wrong is found', async () => {
  const forgetful = (tape: Tape, [a]: ReadonlyArray<Value>) => {
    const { graph } = tape;
    // What is not recorded has no gradient: as if the first softmax were a constant.
    return tape.add(tape.softmax(a!), graph.apply('Softmax', [a!], a!.shape));
  };
  const [error] = await gradientErrors([[3, 7]], forgetful);
  expect(error).toBeGreaterThan(0.1);
});
