/** Compiled against the built packages, as a user's project would be: with and without a bundler's resolution. */

import * as jaxjs from '@jax-js/jax';
import { type AuditedGenerator, argumentsFor, auditPlan, auditReference } from '@jepa-masks/cli/compare';
import { flagOf, planConfig } from '@jepa-masks/config';
import {
  type ByPart,
  type Geometry,
  hierarchical,
  type LevelName,
  type MaskSet,
  multiBlock,
  type Plan,
  sampleBatch,
  type Tensor,
  unwrap,
} from '@jepa-masks/core';
import type { Level } from '@jepa-masks/core/blocks';
import { ijepaMultiBlock } from '@jepa-masks/core/published';
import { type BooleanMasks, cpu } from '@jepa-masks/cpu';
import { writeNpz } from '@jepa-masks/export';
import { jax } from '@jepa-masks/jax';
import { type Loader, loadMasks } from '@jepa-masks/loader';
import { prefetch } from '@jepa-masks/loader/node';
import { onnxruntime } from '@jepa-masks/onnxruntime';
import { checkPlan } from '@jepa-masks/property-tests';
import { panelSvg } from '@jepa-masks/render';
import { type PictureKind, pictureKinds, type Subject, usualPictures } from '@jepa-masks/render/kinds';
import { toPng } from '@jepa-masks/render/node';
import * as ort from 'onnxruntime-common';

/** Fails to compile unless both types are the same. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : never;
const same = <A, B>(_: Same<A, B>): void => undefined;

const flat = unwrap(multiBlock.plan({ inputSize: [224, 160], targetScale: [0.1, 0.2] }));
const levels = unwrap(hierarchical.plan({ nesting: 'nested' }));
same<typeof flat, Plan<'', Level<''>>>(true);
same<typeof levels, Plan<LevelName, Level<LevelName>>>(true);

const loader: Loader<''> = unwrap(loadMasks(flat, { seed: 42, samples: 64, batchSize: 8 }));
for await (const batch of prefetch(loader)) same<typeof batch.geometry, Geometry<''>>(true);

const geometry = sampleBatch(flat, { seed: 42, count: 8 });
same<typeof geometry, Geometry<''>>(true);

const masks = cpu.booleans(geometry);
same<typeof masks, BooleanMasks>(true);
same<typeof masks.context, Tensor<Uint8Array>>(true);

const byLevel = cpu.booleans(sampleBatch(levels, { seed: 'text', count: 8 }));
same<typeof byLevel, ByPart<LevelName, MaskSet<Tensor<Uint8Array>>>>(true);

const tensors = onnxruntime(ort).booleans(geometry);
same<typeof tensors.targets, ort.TypedTensor<'bool'>>(true);
const arrays = jax(jaxjs, { device: 'wasm' }).booleans(geometry);
same<typeof arrays.targets, jaxjs.Array>(true);

const request = { seed: 42, step: 0, first: 0, count: 8 };
const ours: AuditedGenerator = await auditPlan(flat, request, async () => undefined);
const theirs = await auditReference(ijepaMultiBlock, flat, request, async () => undefined);

const usual: ReadonlyArray<PictureKind> = usualPictures(flat, { present: new Uint8Array(140).fill(1) });
const drawn = (subject: Subject): ReadonlyArray<string> =>
  usual.map(({ draw }) => draw(subject, { title: false, width: 640 }, ''));

// A constant's type: how many numbers there are is checked when planning.
const constant = { targetScale: [0.1, 0.15], inputSize: [128, 256] };
multiBlock.plan(constant);
// @ts-expect-error a range is of numbers
multiBlock.plan({ targetScale: ['0.1', '0.2'] });
// @ts-expect-error no such parameter
multiBlock.plan({ baseScale: [0.1, 0.2] });
// @ts-expect-error a batch needs a count
sampleBatch(flat, { seed: 1 });

export const results: ReadonlyArray<unknown> = [
  planConfig('masking: {}', 'yaml'),
  writeNpz(flat, { seed: 1, count: 1 }, 'masks.npz'),
  checkPlan(flat, { runs: 10 }),
  toPng(panelSvg(geometry)),
  flagOf('targetScale'),
  [ours.levels, theirs.refusal, argumentsFor(ijepaMultiBlock.name, flat)],
  [pictureKinds.length, drawn],
];
