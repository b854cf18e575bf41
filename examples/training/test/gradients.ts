import { floats, numbersOf } from '../src/engine/engine.js';
import { Graph } from '../src/graph/graph.js';
import type { Shape, Value } from '../src/graph/onnx.js';
import { Tape } from '../src/graph/tape.js';
import { onnxRuntimeNode } from '../src/node/engine.js';

/** Numbers from −1 to 1 that look random: the same for the same seed. */
export const numbers = (count: number, seed: number): Float32Array =>
  Float32Array.from({ length: count }, (_, at) => Math.sin(12.9898 * (at + 1) + 78.233 * seed));

/**
 * How far the gradient that a tape writes is from finite differences, along a
 * random direction for each input: |analytic − numeric| / (|analytic| + |numeric| + 0.01).
 */
export const gradientErrors = async (
  shapes: ReadonlyArray<Shape>,
  write: (tape: Tape, inputs: ReadonlyArray<Value>) => Value,
): Promise<ReadonlyArray<number>> => {
  const g = new Graph();
  const tape = new Tape(g);
  const inputs = shapes.map((shape, at) => g.input(`input${at}`, shape));
  tape.watch(inputs);
  const result = write(tape, inputs);
  const size = result.shape.reduce((product, length) => product * length, 1);
  const wanted = g.constant(numbers(size, 100), result.shape);
  const weights = g.constant(numbers(size, 101), result.shape);
  const loss = result.shape.length === 0 ? result : tape.smoothL1(result, wanted, weights);
  g.output('loss', loss);
  for (const [at, gradient] of tape.gradients(loss, inputs).entries()) g.output(`gradient${at}`, gradient);
  const session = await onnxRuntimeNode(1).open(g.file());

  const start = shapes.map((shape, at) =>
    numbers(
      shape.reduce((x, y) => x * y, 1),
      at,
    ),
  );
  const run = (values: ReadonlyArray<Float32Array>) =>
    session.run(
      Object.fromEntries(values.map((value, at) => [`input${at}`, floats(value, shapes[at]!)] as const)),
    );
  const lossAt = async (values: ReadonlyArray<Float32Array>) => numbersOf((await run(values)).loss)[0]!;
  const given = await run(start);
  return Promise.all(
    shapes.map(async (_, input) => {
      const direction = numbers(start[input]!.length, 50 + input);
      const length = Math.hypot(...direction);
      const moved = (by: number) =>
        start.map((value, at) =>
          at === input ? value.map((x, k) => x + (by * direction[k]!) / length) : value,
        );
      const gradient = numbersOf(given[`gradient${input}`]);
      const analytic = gradient.reduce((sum, x, k) => sum + (x * direction[k]!) / length, 0);
      const far = 0.01;
      const numeric = ((await lossAt(moved(far))) - (await lossAt(moved(-far)))) / (2 * far);
      return Math.abs(analytic - numeric) / (Math.abs(analytic) + Math.abs(numeric) + 0.01);
    }),
  );
};
