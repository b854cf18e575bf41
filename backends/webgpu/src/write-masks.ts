import {
  type FixedLengths,
  type Geometry,
  type ListLengths,
  type MaskedPatches,
  type Part,
  unwrap,
} from '@jepa-masks/core';
import { checkLengths, checkMasked, patchCounts, wordsPerMask } from '@jepa-masks/core/geometry';
import { type Submission, submit } from './dispatch.js';
import { WORKGROUP } from './kernels/batch.js';
import { BOXES_TO_WORDS } from './kernels/boxes-to-words.js';
import { FIX } from './kernels/fix.js';
import { JOIN } from './kernels/join.js';
import { LIST } from './kernels/list.js';
import { MARK } from './kernels/mark.js';
import { OFFSETS } from './kernels/offsets.js';
import { PACK } from './kernels/pack.js';
import { PAINT } from './kernels/paint.js';
import { sumOf } from './list-capacity.js';
import { refuseLost } from './lost-device.js';
import { bytesOf, checkBuffers, type MaskBuffers } from './mask-buffers.js';
import { packBoxes } from './packed-boxes.js';
import { paddingSeen } from './padding-seen.js';
import { type MaskSource, refuseTooLarge } from './too-large.js';

/** What a patch gets that a mask uses, and what the others get: the 32 bits of either. */
export interface PatchWords {
  /** For a patch that the mask uses. */
  readonly used: number;
  /** For one that it does not. */
  readonly unused: number;
}

/** 1 and 0, as booleans are stored. */
export const BOOLEAN_WORDS: PatchWords = { used: 1, unused: 0 };

/** 0 and −∞, as float32 has them. */
export const BIAS_WORDS: PatchWords = { used: 0, unused: 0xff800000 };

/** Bytes that a mask of `patches` bits takes. */
export const bytesPerMask = (patches: number): number => (patches + 7) >> 3;

const groupsFor = (invocations: number): number => Math.ceil(invocations / WORKGROUP);

/** What the kernels are told of every part. */
const paramsOf = ({ grid, contexts, targets, boxesPerTarget, count }: Part): ReadonlyArray<number> => [
  grid.columns,
  grid.rows,
  grid.patches,
  contexts,
  targets,
  boxesPerTarget,
  count,
  0, // Invocations a row, which the submission fills in.
];

/** The masks of a part as the geometry says them, on the device. */
const sentMasks = (submission: Submission, part: Part): GPUBuffer =>
  submission.upload(part.masks === 'boxes' ? packBoxes(part) : part.words);

/** The masks of a part as words of bits, on the device, where they are made of boxes. */
const sentBits = (submission: Submission, part: Part): GPUBuffer => {
  const sent = sentMasks(submission, part);
  if (part.masks === 'patches') return sent;
  const { count, contexts, targets, grid } = part;
  const length = wordsPerMask(grid.patches);
  const total = count * (contexts + targets) * length;
  const words = submission.scratch(total);
  submission.run({
    kernel: BOXES_TO_WORDS,
    params: [...paramsOf(part), length],
    buffers: [sent, words],
    workgroups: groupsFor(total),
  });
  return words;
};

/**
 * Has `write` called for every part, with its masks on the device, and all that it
 * runs submitted together.
 */
const runParts = (
  device: GPUDevice,
  geometry: Geometry,
  from: MaskSource,
  write: (submission: Submission, part: Part, index: number, masks: GPUBuffer) => void,
): void => {
  refuseLost(device);
  refuseTooLarge(device, geometry, [], from);
  submit(device, (submission) => {
    for (const [index, part] of geometry.parts.entries()) {
      const masks = (from === 'bits' ? sentBits : sentMasks)(submission, part);
      write(submission, part, index, masks);
    }
  });
};

/**
 * Paints the masks of a batch into buffers of the caller, one word a patch, in one
 * dispatch a part: contexts [B, C, N] and targets [B, M, N], row-major.
 *
 * @param into for each part; buffers with usage STORAGE, long enough
 * @param words what is written: {@link BOOLEAN_WORDS} or {@link BIAS_WORDS}, or any other two
 * @throws DeviceError if the device is lost, RangeError if a buffer is too short or missing
 */
export const paintMasks = (
  device: GPUDevice,
  geometry: Geometry,
  into: ReadonlyArray<MaskBuffers>,
  { used, unused }: PatchWords = BOOLEAN_WORDS,
): void => {
  checkBuffers(geometry, into, (part) => bytesOf(part, 4 * part.grid.patches));
  runParts(device, geometry, 'geometry', (submission, part, index, masks) => {
    const { context, targets } = into[index]!;
    submission.run({
      kernel: PAINT[part.masks],
      params: [...paramsOf(part), used, unused],
      buffers: [masks, context, targets],
      workgroups: groupsFor(part.count * (part.contexts + part.targets) * part.grid.patches),
    });
  });
};

/**
 * Packs the masks of a batch into buffers of the caller, one bit a patch, the
 * first in the most significant bit: contexts [B, C, ⌈N / 8⌉] bytes and targets
 * [B, M, ⌈N / 8⌉], up to the next multiple of four.
 *
 * @throws DeviceError if the device is lost, RangeError if a buffer is too short or missing
 */
export const packMasks = (device: GPUDevice, geometry: Geometry, into: ReadonlyArray<MaskBuffers>): void => {
  checkBuffers(geometry, into, (part) => bytesOf(part, bytesPerMask(part.grid.patches)));
  runParts(device, geometry, 'geometry', (submission, part, index, masks) => {
    const bytes = bytesPerMask(part.grid.patches);
    const { context, targets } = bytesOf(part, bytes);
    const [contextWords, targetWords] = [(context + 3) >> 2, (targets + 3) >> 2];
    submission.run({
      kernel: PACK[part.masks],
      params: [...paramsOf(part), bytes, contextWords, targetWords],
      buffers: [masks, into[index]!.context, into[index]!.targets],
      workgroups: groupsFor(contextWords + targetWords),
    });
  });
};

/**
 * Lists the patches of the masks of a batch, ascending, in buffers of the caller:
 * offsets [masks + 1] in one dispatch a part, patches in another, after one that
 * makes bits of boxes.
 *
 * @throws DeviceError if the device is lost, RangeError if a buffer is too short or missing
 */
export const listMasks = (
  device: GPUDevice,
  geometry: Geometry,
  into: ReadonlyArray<{ readonly indices: MaskBuffers; readonly offsets: MaskBuffers }>,
): void => {
  checkBuffers(
    geometry,
    into.map(({ indices }) => indices),
    (part) => {
      const counts = patchCounts(part);
      return { context: 4 * sumOf(counts.context), targets: 4 * sumOf(counts.targets) };
    },
  );
  checkBuffers(
    geometry,
    into.map(({ offsets }) => offsets),
    ({ count, contexts, targets }) => ({
      context: 4 * (count * contexts + 1),
      targets: 4 * (count * targets + 1),
    }),
  );
  runParts(device, geometry, 'bits', (submission, part, index, words) => {
    const { count, contexts, targets, grid } = part;
    const { indices, offsets } = into[index]!;
    const starts = [offsets.context, offsets.targets];
    const params = paramsOf(part);
    submission.run({ kernel: OFFSETS, params, buffers: [words, ...starts], workgroups: 2 });
    submission.run({
      kernel: LIST,
      params,
      buffers: [words, indices.context, indices.targets, ...starts],
      workgroups: groupsFor(count * (contexts + targets) * wordsPerMask(grid.patches)),
    });
  });
};

type Fixed = Required<FixedLengths>;

const checkEntries = (
  geometry: Geometry,
  fixed: ReadonlyArray<Fixed>,
  into: ReadonlyArray<MaskBuffers>,
): void =>
  checkBuffers(geometry, into, (part, index) =>
    bytesOf(part, 4 * fixed[index]!.context, 4 * fixed[index]!.targets),
  );

/** Workgroups for an invocation an entry. */
const groupsOf = ({ count, contexts, targets }: Part, fixed: Fixed): number =>
  groupsFor(count * (contexts * fixed.context + targets * fixed.targets));

const entriesOf = ({ context, targets, pad, offset }: Fixed): ReadonlyArray<number> => [
  context,
  targets,
  pad,
  offset,
];

/**
 * Lists as many patches for every mask of a batch, ascending, in buffers of the
 * caller: contexts [B, C, lengths.context] and targets [B, M, lengths.targets], in
 * one dispatch a part, after one that makes bits of boxes.
 *
 * @throws InvalidConfigError if a length or the padding is no whole number in its range,
 *   DeviceError if the device is lost, RangeError if a buffer is too short or missing
 */
export const fixMasks = <P extends string>(
  device: GPUDevice,
  geometry: Geometry<P>,
  lengths: ListLengths<P>,
  into: ReadonlyArray<MaskBuffers>,
): void => {
  const fixed = unwrap(checkLengths(geometry, lengths));
  checkEntries(geometry, fixed, into);
  runParts(device, geometry, 'bits', (submission, part, index, words) => {
    const { context, targets } = into[index]!;
    submission.run({
      kernel: FIX,
      params: [...paramsOf(part), ...entriesOf(fixed[index]!)],
      buffers: [words, submission.upload(part.phases), context, targets],
      workgroups: groupsOf(part, fixed[index]!),
    });
  });
};

/**
 * Marks which entries of the lists of {@link fixMasks} are patches and which are
 * padding, in buffers of the caller, one word an entry, in as many dispatches.
 *
 * @param words what is written: {@link BOOLEAN_WORDS} or {@link BIAS_WORDS}, or any other two
 * @throws as `fixMasks`
 */
export const markMasks = <P extends string>(
  device: GPUDevice,
  geometry: Geometry<P>,
  lengths: ListLengths<P>,
  into: ReadonlyArray<MaskBuffers>,
  { used, unused }: PatchWords = BOOLEAN_WORDS,
): void => {
  const fixed = unwrap(checkLengths(geometry, lengths));
  checkEntries(geometry, fixed, into);
  runParts(device, geometry, 'bits', (submission, part, index, words) => {
    const { context, targets } = fixed[index]!;
    submission.run({
      kernel: MARK,
      params: [...paramsOf(part), context, targets, used, unused],
      buffers: [words, into[index]!.context, into[index]!.targets],
      workgroups: groupsOf(part, fixed[index]!),
    });
  });
};

/**
 * Paints which patches of each sample are masked into buffers of the caller, one
 * word a patch, [B, N], in one dispatch a part.
 *
 * @param into a buffer for each part, with usage STORAGE, long enough
 * @throws InvalidConfigError if `which` is no such word, DeviceError if the device is lost,
 *   RangeError if a buffer is too short or missing
 */
export const joinMasks = (
  device: GPUDevice,
  geometry: Geometry,
  which: MaskedPatches | undefined,
  into: ReadonlyArray<GPUBuffer>,
  { used, unused }: PatchWords = BOOLEAN_WORDS,
): void => {
  const isUnseen = unwrap(checkMasked(which)) === 'unseen';
  checkBuffers(
    geometry,
    into.map((masked) => ({ masked })),
    ({ count, grid }) => ({ masked: 4 * count * grid.patches }),
  );
  const [first, ...rest] = geometry.parts;
  const shown: Geometry = isUnseen
    ? { ...geometry, parts: [paddingSeen(first), ...rest.map(paddingSeen)] }
    : geometry;
  runParts(device, shown, 'geometry', (submission, part, index, masks) => {
    submission.run({
      kernel: JOIN[part.masks],
      params: [...paramsOf(part), used, unused, isUnseen ? 1 : 0],
      buffers: [masks, into[index]!],
      workgroups: groupsFor(part.count * part.grid.patches),
    });
  });
};
