import { DeviceError } from '@jepa-masks/core';
import * as ort from 'onnxruntime-common';
import { expect, test } from 'vitest';
import { onnxruntime, type TensorRuntime } from '../src/index.js';

/** A tensor of another library, which takes anything. */
class OtherTensor {
  readonly given: ReadonlyArray<unknown>;

  constructor(...given: ReadonlyArray<unknown>) {
    this.given = given;
  }
}

/** An ONNX Runtime of its own mind about booleans. */
const refusing = (): never => {
  throw new TypeError('bool is not supported');
};

test.each([
  ['nothing', undefined],
  ['nothing, as JSON has it', null],
  ['an empty module', {}],
  ['a module that was imported across module systems', { default: ort }],
  ['a Tensor that is no constructor', { Tensor: 'Tensor' }],
  ['the Tensor of another library', { Tensor: OtherTensor }],
  ['a Tensor that refuses booleans', { Tensor: refusing }],
])('%s is no runtime', (_, given) => {
  const attempt = () => onnxruntime(given as unknown as TensorRuntime);
  expect(attempt).toThrow(DeviceError);
  expect(attempt).toThrow(expect.objectContaining({ code: 'missing' }));
});

test('the tensors alone are enough', () => {
  expect(onnxruntime({ Tensor: ort.Tensor }).name).toBe('onnxruntime');
});
