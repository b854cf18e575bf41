/** As consumer.ts, for the backends of libraries whose own declarations do not pass: those are not checked here. */
import {
  type ByPart,
  hierarchical,
  type LevelName,
  type MaskSet,
  multiBlock,
  sampleBatch,
  unwrap,
} from '@jepa-masks/core';
import { cpu } from '@jepa-masks/cpu';
import { type TfjsBackend, tfjs } from '@jepa-masks/tfjs';
import { tfjsNodeGpu } from '@jepa-masks/tfjs-node-gpu';
import { adopt, tfjsWebgpu } from '@jepa-masks/tfjs-webgpu';
import { type GpuTensor, requestWebgpu, type WebgpuBackend } from '@jepa-masks/webgpu';
import * as tf from '@tensorflow/tfjs-core';

/** Fails to compile unless both types are the same. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : never;
const same = <A, B>(_: Same<A, B>): void => undefined;

const flat = sampleBatch(unwrap(multiBlock.plan({})), { seed: 42, count: 8 });
const levels = sampleBatch(unwrap(hierarchical.plan({})), { seed: 42, count: 8 });

const masks = tfjs(tf).booleans(flat);
same<typeof masks.context, tf.Tensor>(true);
const { data, shape } = cpu.booleans(flat).targets;
const uploaded = tf.tensor(data, shape, 'bool');
same<typeof uploaded, tf.Tensor>(true);
const byOperations = tfjs(tf, { by: 'operations' });
same<typeof byOperations, TfjsBackend>(true);
// @ts-expect-error the words are two
tfjs(tf, { by: 'ops' });
const byLevel = tfjsWebgpu(tf, { fallback: tfjs(tf) }).attentionBias(levels);
same<typeof byLevel, ByPart<LevelName, MaskSet<tf.Tensor>>>(true);
const lists = tfjsWebgpu(tf).indices(flat);
same<typeof lists.targets.indices, tf.Tensor1D>(true);

const native = tfjsNodeGpu();
same<typeof native, Promise<TfjsBackend>>(true);

export const onDevice = async (backend: WebgpuBackend): Promise<tf.Tensor> => {
  const { context } = backend.booleans(flat);
  same<typeof context, GpuTensor<'u32'>>(true);
  same<typeof context.buffer, GPUBuffer>(true);
  // @ts-expect-error tfjs has no packed bits
  adopt(tf, backend.bits(flat).context);
  return adopt(tf, context);
};

export const adopted: Promise<tf.Tensor> = requestWebgpu().then(onDevice);
