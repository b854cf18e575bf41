import {
  type ByPart,
  type FixedLengths,
  type Geometry,
  type MaskSet,
  type Part,
  sampleBatch,
  type Tensor,
} from '@jepa-masks/core';
import { attentionScores as plainScores } from '@jepa-masks/core/adaptive';
import { ofPart } from '@jepa-masks/core/geometry';
import { cpu, type IndexLists } from '@jepa-masks/cpu';
import { plans, requests } from '@jepa-masks/property-tests';
import fc from 'fast-check';
import type { InferenceSession, InferenceSessionFactory, TypedTensor } from 'onnxruntime-common';
import { expect, test } from 'vitest';
import { attentionScores, type IndexTensors, onnxruntime, type TensorRuntime } from '../src/index.js';
import { attentionModel, gatherFixedModel, gatherModel, gatherRaggedModel, headsModel } from './models.js';
import { attentionOf, listOf, readOf, tokensOf } from './plain-results.js';

/** A runtime that runs models, too. */
export interface SessionRuntime extends TensorRuntime {
  readonly InferenceSession: InferenceSessionFactory;
}

/** Numbers that a patch is embedded as. */
const WIDTH = 3;

const RUNS = { seed: 1, numRuns: 40 };

const geometries: fc.Arbitrary<Geometry> = fc
  .tuple(plans(14), requests(4))
  .map(([plan, request]) => sampleBatch(plan, request));

/** Lengths that pad some lists and thin others. */
const lengthsOfBoth: fc.Arbitrary<FixedLengths> = fc.record({
  context: fc.integer({ min: 1, max: 60 }),
  targets: fc.integer({ min: 1, max: 12 }),
});

/** Scores or embeddings: numbers that differ from one to the next. */
const numbers = (length: number): Float32Array => Float32Array.from({ length }, (_, at) => 3 * Math.sin(at));

/** Context and targets of every part. */
const listed = <T>({ parts }: Geometry, masks: ByPart<string, MaskSet<T>>): ReadonlyArray<T> =>
  parts.flatMap((_, index) => {
    const { context, targets } = ofPart<string, MaskSet<T>>(parts, masks, index);
    return [context, targets];
  });

/** Whose the tensor at a place among those is. */
const partAt = ({ parts }: Geometry, at: number): Part => parts[at >> 1]!;

const runModel = async (
  session: InferenceSession,
  feeds: InferenceSession.FeedsType,
): Promise<Readonly<Record<string, TypedTensor<'float32'>>>> =>
  (await session.run(feeds)) as Readonly<Record<string, TypedTensor<'float32'>>>;

const expectClose = (seen: Float32Array, expected: Float64Array): void => {
  expect(seen.length).toBe(expected.length);
  const farthest = expected.reduce((most, value, at) => Math.max(most, Math.abs(value - seen[at]!)), 0);
  expect(farthest).toBeLessThan(1e-5);
};

/** Models that take the tensors as they come, beside the same in plain JavaScript. */
export const testSessions = (ort: SessionRuntime): void => {
  const backend = onnxruntime(ort);
  const float = (data: Float32Array, shape: ReadonlyArray<number>): TypedTensor<'float32'> =>
    new ort.Tensor('float32', data, shape);

  test('a model gathers tokens by indices of a fixed length', async () => {
    const session = await ort.InferenceSession.create(gatherFixedModel);
    const property = fc.asyncProperty(geometries, lengthsOfBoth, async (geometry, lengths) => {
      const plain = listed<Tensor<Int32Array>>(geometry, cpu.fixedIndices(geometry, lengths));
      const given = listed<TypedTensor<'int64'>>(geometry, backend.fixedIndices(geometry, lengths));
      for (const [at, { data, shape }] of plain.entries()) {
        const { count, grid } = partAt(geometry, at);
        const size = grid.patches * WIDTH;
        const patches = numbers(count * size);
        const { tokens } = await runModel(session, {
          patches: float(patches, [count, grid.patches, WIDTH]),
          indices: given[at]!,
        });
        expect(tokens!.dims).toEqual([...shape, WIDTH]);
        const each = data.length / count;
        for (let sample = 0; sample < count; sample++) {
          const own = patches.subarray(sample * size, (sample + 1) * size);
          const list = data.subarray(sample * each, (sample + 1) * each);
          const from = sample * each * WIDTH;
          expect([...tokens!.data.subarray(from, from + each * WIDTH)]).toEqual(tokensOf(own, WIDTH, list));
        }
      }
    });
    await fc.assert(property, RUNS);
  });

  test('padding of −1 gathers the last patch', async () => {
    const session = await ort.InferenceSession.create(gatherModel);
    const indices = new ort.Tensor('int64', [0n, 3n, -1n], [3]);
    const { tokens } = await runModel(session, {
      patches: float(Float32Array.of(10, 11, 12, 13), [4]),
      indices,
    });
    expect([...tokens!.data]).toEqual([10, 13, 13]);
  });

  test('a model gathers tokens by ragged indices', async () => {
    const session = await ort.InferenceSession.create(gatherRaggedModel);
    const property = fc.asyncProperty(geometries, async (geometry) => {
      const plain = listed<IndexLists>(geometry, cpu.indices(geometry));
      const given = listed<IndexTensors>(geometry, backend.indices(geometry));
      for (const [at, lists] of plain.entries()) {
        const { patches: count } = partAt(geometry, at).grid;
        const patches = numbers(count * WIDTH);
        const { indices, offsets } = given[at]!;
        for (let mask = 0; mask + 1 < lists.offsets.length; mask++) {
          const { tokens } = await runModel(session, {
            patches: float(patches, [count, WIDTH]),
            indices,
            offsets,
            mask: new ort.Tensor('int64', [BigInt(mask)], [1]),
          });
          expect([...tokens!.data]).toEqual(tokensOf(patches, WIDTH, listOf(lists, mask)));
        }
      }
    });
    await fc.assert(property, RUNS);
  });

  test.each([{}, { prefix: 3, token: 1 }])(
    'the attention of a model is read as scores: %j',
    async (options) => {
      const session = await ort.InferenceSession.create(headsModel);
      const shape = [2, 3, 7, 7];
      const { attention } = await runModel(session, { scores: float(numbers(2 * 3 * 7 * 7), shape) });
      const scores = await attentionScores(attention!, options);
      expect(scores).toEqual(plainScores(attention!.data, shape, options));
    },
  );

  test('attention of other elements, or of another shape, is refused', async () => {
    const integers = new ort.Tensor('int64', [0n], [1, 1, 1, 1]);
    await expect(attentionScores(integers)).rejects.toThrow(
      'attention: has elements of type int64; give float32',
    );
    await expect(attentionScores(float(numbers(2), [1, 2]))).rejects.toThrow('shape: is [1, 2]; give');
  });

  test('a model attends to the patches of a mask and to no other, by booleans and by bias', async () => {
    const session = await ort.InferenceSession.create(attentionModel);
    const property = fc.asyncProperty(geometries, async (geometry) => {
      const plain = listed<Tensor<Uint8Array>>(geometry, cpu.booleans(geometry));
      const masks = listed<TypedTensor<'bool'>>(geometry, backend.booleans(geometry));
      const biases = listed<TypedTensor<'float32'>>(geometry, backend.attentionBias(geometry));
      for (const [at, mask] of plain.entries()) {
        const { count, grid } = partAt(geometry, at);
        // Attention to no patch is no number.
        const isUsed = (_: number, row: number): boolean =>
          mask.data.subarray(row * grid.patches, (row + 1) * grid.patches).includes(1);
        if (!Array.from({ length: mask.data.length / grid.patches }, () => 0).every(isUsed)) continue;
        const patches = numbers(count * grid.patches * WIDTH);
        // A single context has no axis of its own.
        const shape = [count, mask.data.length / count / grid.patches, grid.patches];
        const scores = numbers(mask.data.length);
        const { by_mask, by_bias, read } = await runModel(session, {
          scores: float(scores, shape),
          mask: masks[at]!.reshape(shape),
          bias: biases[at]!.reshape(shape),
          patches: float(patches, [count, grid.patches, WIDTH]),
        });
        const expected = attentionOf(scores, mask);
        expectClose(by_mask!.data, expected);
        expect(by_mask!.data.every((weight, patch) => (weight === 0) === (mask.data[patch] === 0))).toBe(
          true,
        );
        expect(by_bias!.data).toEqual(by_mask!.data);
        expectClose(read!.data, readOf(expected, patches, WIDTH, count));
      }
    });
    await fc.assert(property, RUNS);
  });
};
