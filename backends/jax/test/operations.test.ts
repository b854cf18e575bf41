import * as module from '@jax-js/jax';
import { type ByPart, type Geometry, type MaskSet, sampleBatch } from '@jepa-masks/core';
import { ofPart } from '@jepa-masks/core/geometry';
import { plans, requests } from '@jepa-masks/property-tests';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jax } from '../src/index.js';

const { grad, jit, nn, numpy: np } = module;
type JaxArray = module.Array;

const masks = jax(module);

/** Attention to no patch at all has no value: plans that leave samples unmasked are left out. */
const masking = plans(10).filter(({ parts }) => parts.every(({ guarantees }) => guarantees.target.min > 0));

const geometries: fc.Arbitrary<Geometry> = fc
  .tuple(masking, requests(3))
  .map(([plan, request]) => sampleBatch(plan, request));

const RUNS = { seed: 1, numRuns: 25 };

/** Context and targets of every part. */
const arraysOf = ({ parts }: Geometry, made: ByPart<string, MaskSet<JaxArray>>): ReadonlyArray<JaxArray> =>
  parts.flatMap((_, index) => {
    const { context, targets } = ofPart<string, MaskSet<JaxArray>>(parts, made, index);
    return [context, targets];
  });

/** Attention over the last axis, as booleans choose and as the bias adds. */
const byBooleans = jit((scores: JaxArray, used: JaxArray) =>
  nn.softmax(np.where(used, scores, Number.NEGATIVE_INFINITY), -1),
);
const byBias = jit((scores: JaxArray, bias: JaxArray) => nn.softmax(scores.add(bias), -1));

/** Numbers that differ from one to the next. */
const numbers = (shape: ReadonlyArray<number>): JaxArray =>
  np.sin(np.arange(shape.reduce((size, axis) => size * axis, 1)).astype(np.float32)).reshape([...shape]);

test('attention gives the patches of a mask all there is and the others exactly 0', async () => {
  const property = fc.asyncProperty(geometries, async (geometry) => {
    const biases = arraysOf(geometry, masks.attentionBias(geometry));
    for (const [at, used] of arraysOf(geometry, masks.booleans(geometry)).entries()) {
      const expected = [...(await used.ref.data())];
      const scores = numbers(used.shape);
      const chosen = await byBooleans(scores.ref, used).data();
      expect([...chosen].map((weight) => (weight === 0 ? 0 : 1))).toEqual(expected);
      const perMask = scores.shape.at(-1)!;
      const total = [...chosen].reduce((sum, weight) => sum + weight, 0);
      expect(total).toBeCloseTo(chosen.length / perMask, 4);
      expect(await byBias(scores, biases[at]!).data()).toEqual(chosen);
    }
  });
  await fc.assert(property, RUNS);
});

test('no gradient reaches a patch that a mask leaves out', async () => {
  const property = fc.asyncProperty(geometries, async (geometry) => {
    for (const used of arraysOf(geometry, masks.booleans(geometry))) {
      const unused = [...(await used.ref.data())].flatMap((one, at) => (one === 1 ? [] : [at]));
      const loss = (scores: JaxArray) => byBooleans(scores, used.ref).mul(numbers(used.shape)).sum();
      const gradient = await grad(loss)(numbers(used.shape)).data();
      used.dispose();
      expect(gradient.every(Number.isFinite)).toBe(true);
      expect(unused.every((at) => gradient[at] === 0)).toBe(true);
    }
  });
  await fc.assert(property, RUNS);
});

test('indices of a fixed length take the patches that they name', async () => {
  const lengths = { context: 12, targets: 5, pad: 0 };
  const property = fc.asyncProperty(geometries, async (geometry) => {
    for (const [at, indices] of arraysOf(geometry, masks.fixedIndices(geometry, lengths)).entries()) {
      const { patches } = geometry.parts[at >> 1]!.grid;
      const expected = Float32Array.from((await indices.ref.data()) as Int32Array);
      const shape = [...indices.shape.slice(0, -1), patches];
      const numbered = np.broadcastTo(np.arange(patches).astype(np.float32), shape);
      expect(await np.takeAlongAxis(numbered, indices, -1).data()).toEqual(expected);
    }
  });
  await fc.assert(property, RUNS);
});
