import { DeviceError, multiBlock, sampleBatch, unwrap } from '@jepa-masks/core';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { type TfjsBackend, tfjs } from '../src/index.js';
import { devices } from './devices.js';
import { withoutBackends } from './without-backends.js';

const geometry = sampleBatch(unwrap(multiBlock.plan({})), { seed: 1, count: 1 });

beforeAll(() => devices[0]!.prepare());

const failureOf = (backend: TfjsBackend): unknown => {
  try {
    tf.dispose(Object.values(backend.booleans(geometry)));
    return undefined;
  } catch (error) {
    return error;
  }
};

describe('without a device', () => {
  test('tfjs’s own error is the cause', async () => {
    await withoutBackends('cpu', () => {
      const error = failureOf(tfjs(tf));
      expect(error).toBeInstanceOf(DeviceError);
      expect(error).toMatchObject({
        code: 'missing',
        message: expect.stringContaining('await tf.ready()'),
        cause: expect.objectContaining({ message: expect.stringContaining('No backend') }),
      });
    });
  });

  test('a backend that is not ready is none', async () => {
    tf.registerBackend('later', () => new Promise(() => undefined));
    try {
      void tf.setBackend('later');
      expect(failureOf(tfjs(tf))).toMatchObject({ code: 'missing' });
    } finally {
      tf.removeBackend('later');
      await devices[0]!.prepare();
    }
  });
});

describe('a device that went away', () => {
  const over = (device: object): TfjsBackend =>
    tfjs({ ...tf, backend: () => Object.assign(Object.create(tf.backend()), device) });

  test('of WebGPU is noticed from the first call on', async () => {
    let lose = (_: object): void => undefined;
    const lost = new Promise<object>((resolve) => {
      lose = resolve;
    });
    const backend = over({ device: { lost } });
    expect(failureOf(backend)).toBeUndefined();
    lose({ reason: 'destroyed' });
    await lost;
    expect(failureOf(backend)).toMatchObject({
      code: 'lost',
      message: expect.stringContaining('cpu backend'),
    });
  });

  test('of WebGL is noticed at once', () => {
    const gl = (lost: boolean): object => ({ gpgpu: { gl: { isContextLost: () => lost } } });
    expect(failureOf(over(gl(false)))).toBeUndefined();
    expect(failureOf(over(gl(true)))).toMatchObject({ code: 'lost' });
  });
});
