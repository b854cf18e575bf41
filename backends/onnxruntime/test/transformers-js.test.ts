import { multiBlock, sampleBatch, unwrap } from '@jepa-masks/core';
import { cpu } from '@jepa-masks/cpu';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { expect, test } from 'vitest';
import { onnxruntime } from '../src/index.js';
import { testConformance } from './conformance.js';
import { gatherFixedModel } from './models.js';
import { tokensOf } from './plain-results.js';
import { loadTransformersJs, type TransformersTensor } from './transformers-js.js';

const transformers = await loadTransformersJs();
const geometry = sampleBatch(unwrap(multiBlock.plan({})), { seed: 1, count: 1 });
const lengths = { context: 24, targets: 30 };

testConformance(transformers);

test('tensors have the methods of transformers.js', () => {
  const { context } = onnxruntime(transformers).fixedIndices(geometry, lengths);
  expect(context).toBeInstanceOf(transformers.Tensor);
  const listed = [...cpu.fixedIndices(geometry, lengths).context.data].map(BigInt);
  expect((context as unknown as TransformersTensor).tolist()).toEqual([listed]);
});

test('a model takes what they hold, as transformers.js hands it over', async () => {
  const { context } = onnxruntime(transformers).fixedIndices(geometry, lengths);
  const patches = Float32Array.from({ length: 196 }, (_, patch) => Math.sin(patch));
  const session = await InferenceSession.create(gatherFixedModel);
  const { tokens } = await session.run({
    patches: new Tensor('float32', patches, [1, 196, 1]),
    indices: (context as unknown as TransformersTensor).ort_tensor,
  });
  const plain = cpu.fixedIndices(geometry, lengths).context.data;
  expect([...(tokens!.data as Float32Array)]).toEqual(tokensOf(patches, 1, plain));
});
