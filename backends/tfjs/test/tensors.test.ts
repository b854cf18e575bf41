import { hierarchical, multiBlock, sampleBatch, unwrap } from '@jepa-masks/core';
import { cpu } from '@jepa-masks/cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Operations, tfjs } from '../src/index.js';
import { devices } from './devices.js';
import { ways } from './ways.js';

beforeAll(() => devices[0]!.prepare());

const flat = sampleBatch(unwrap(multiBlock.plan({})), { seed: 1, count: 3 });
const lengths = { context: 20, targets: 10 };

describe.each(ways)('by $by', ({ by }) => {
  const backend = tfjs(tf, { by });

  test('results are tensors of tfjs, at once, of the stated types', () => {
    const types = tf.tidy(() => {
      const { context, targets } = backend.indices(flat);
      return {
        booleans: backend.booleans(flat).context.dtype,
        indices: context.indices.dtype,
        offsets: targets.offsets.dtype,
        fixed: backend.fixedIndices(flat, lengths).targets.dtype,
        bias: backend.attentionBias(flat).targets.dtype,
        tensors: targets.indices instanceof tf.Tensor,
      };
    });
    expect(types).toEqual({
      booleans: 'bool',
      indices: 'int32',
      offsets: 'int32',
      fixed: 'int32',
      bias: 'float32',
      tensors: true,
    });
  });

  test('an empty batch has the types of any other', () => {
    const empty = sampleBatch(unwrap(multiBlock.plan({})), { seed: 1, count: 0 });
    const { context } = backend.booleans(empty);
    const fixed = backend.fixedIndices(empty, lengths).targets;
    const bias = backend.attentionBias(empty).targets;
    const lists = backend.indices(empty).targets;
    expect(
      [context, fixed, bias, lists.indices, lists.offsets].map(({ dtype, shape }) => [dtype, shape]),
    ).toEqual([
      ['bool', [0, 196]],
      ['int32', [0, 4, 10]],
      ['float32', [0, 4, 196]],
      ['int32', [0]],
      ['int32', [1]],
    ]);
    tf.dispose([context, fixed, bias, lists.indices, lists.offsets]);
  });

  test('masks go with the tidy they are made in', () => {
    const before = tf.memory().numTensors;
    tf.tidy(() => {
      backend.booleans(flat);
      backend.indices(flat);
      backend.fixedIndices(flat, lengths);
      backend.attentionBias(flat);
      // Two tensors each, and four of the lists.
      expect(tf.memory().numTensors).toBe(before + 10);
    });
    expect(tf.memory().numTensors).toBe(before);
  });

  test('what is computed of masks in a tidy may be used outside', () => {
    const levels = sampleBatch(unwrap(hierarchical.plan({})), { seed: 1, count: 2 });
    const before = tf.memory().numTensors;
    const areas = tf.tidy(() => tf.sum(backend.booleans(levels).level_0.targets, 2));
    expect(areas.shape).toEqual([2, 4]);
    expect(tf.memory().numTensors).toBe(before + 1);
    areas.dispose();
  });

  test('nothing is left over when a part fails', () => {
    const levels = sampleBatch(unwrap(hierarchical.plan({})), { seed: 1, count: 2 });
    let tensors = 0;
    const failing: Operations = {
      ...tf,
      tensor: (...parameters) => {
        tensors += 1;
        if (tensors > 5) throw new Error('out of memory');
        return tf.tensor(...parameters) as never;
      },
    };
    const before = tf.memory();
    expect(() => tfjs(failing, { by }).booleans(levels)).toThrow('out of memory');
    expect(tf.memory()).toMatchObject({ numTensors: before.numTensors, numBytes: before.numBytes });
  });
});

test('a shape is taken by tfjs as it is', () => {
  tf.tidy(() => {
    const { data, shape } = cpu.booleans(flat).targets;
    expect(tf.tensor(data, shape, 'bool').shape).toEqual([3, 4, 196]);
    const { offsets, shape: arranged } = tfjs(tf).indices(flat).targets;
    expect(tf.reshape(tf.slice(offsets, [1]), arranged).shape).toEqual([3, 4]);
  });
});

test.each([['ops'], [1], [null]])('another word than the two, %j, is refused by name', (by) => {
  expect(() => tfjs(tf, { by: by as never })).toThrow(
    new TypeError(`by is ${JSON.stringify(by)}; give 'upload' (the default) or 'operations'.`),
  );
});
