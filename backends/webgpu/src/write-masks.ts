import {
  checkLengths,
  checkMasked,
  type FixedLengths,
  type Geometry,
  type Layout,
  type ListLengths,
  type MaskedPatches,
  patchCounts,
  unwrap,
} from '@jepa-masks/core';
import { type Dispatch, submit } from './dispatch.js';
import { FIX } from './kernels/fix.js';
import { JOIN } from './kernels/join.js';
import { LIST } from './kernels/list.js';
import { MARK } from './kernels/mark.js';
import { WORKGROUP } from './kernels/masks.js';
import { OFFSETS } from './kernels/offsets.js';
import { PACK } from './kernels/pack.js';
import { PAINT } from './kernels/paint.js';
import { refuseLost } from './lost-device.js';
import { bytesOf, checkBuffers, type MaskBuffers } from './mask-buffers.js';
import { packBlocks, packBlocksAndPhases } from './packed-blocks.js';

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

const sum = (numbers: Int32Array): number => numbers.reduce((total, number) => total + number, 0);

const groupsFor = (invocations: number): number => Math.ceil(invocations / WORKGROUP);

/**
 * Runs what `dispatchesOf` says for each level, in one submission.
 *
 * @param words of the batch that its kernels read
 */
const runLevels = (
  device: GPUDevice,
  geometry: Geometry,
  dispatchesOf: (level: number, params: ReadonlyArray<number>) => ReadonlyArray<Dispatch>,
  words: Uint32Array = packBlocks(geometry),
): void => {
  refuseLost(device);
  const { grid, count, levels, contexts, targets } = geometry;
  const perLevel = contexts + targets;
  const { columns, patches } = grid;
  const dispatches = Array.from({ length: levels }, (_, level) =>
    dispatchesOf(level, [
      columns,
      patches,
      contexts,
      targets,
      count,
      level * perLevel,
      levels * perLevel,
      0, // Invocations a row, which the submission fills in.
    ]),
  );
  submit(
    device,
    words,
    dispatches.flat().filter(({ workgroups }) => workgroups > 0),
  );
};

/**
 * Paints the masks of a batch into buffers of the caller, one word a patch, in one
 * dispatch a level: contexts [B, C, N] and targets [B, M, N], row-major.
 *
 * @param into for each level; buffers with usage STORAGE, long enough
 * @param words what is written: {@link BOOLEAN_WORDS} or {@link BIAS_WORDS}, or any other two
 * @throws DeviceError if the device is lost, RangeError if a buffer is too short or missing
 */
export const paintMasks = (
  device: GPUDevice,
  geometry: Geometry,
  into: ReadonlyArray<MaskBuffers>,
  { used, unused }: PatchWords = BOOLEAN_WORDS,
): void => {
  const { count, contexts, targets, grid } = geometry;
  checkBuffers(geometry, into, bytesOf(geometry, 4 * grid.patches));
  runLevels(device, geometry, (level, params) => [
    {
      kernel: PAINT,
      params: [...params, used, unused],
      buffers: [into[level]!.context, into[level]!.targets],
      workgroups: groupsFor(count * (contexts + targets) * grid.patches),
    },
  ]);
};

/**
 * Packs the masks of a batch into buffers of the caller, one bit a patch, the
 * first in the most significant bit: contexts [B, C, ⌈N / 8⌉] bytes and targets
 * [B, M, ⌈N / 8⌉], up to the next multiple of four.
 *
 * @throws DeviceError if the device is lost, RangeError if a buffer is too short or missing
 */
export const packMasks = (device: GPUDevice, geometry: Geometry, into: ReadonlyArray<MaskBuffers>): void => {
  const { count, contexts, targets, grid } = geometry;
  const bytes = bytesPerMask(grid.patches);
  checkBuffers(geometry, into, bytesOf(geometry, bytes));
  const wordsOf = (masks: number): number => (count * masks * bytes + 3) >> 2;
  runLevels(device, geometry, (level, params) => [
    {
      kernel: PACK,
      params: [...params, bytes, wordsOf(contexts), wordsOf(targets)],
      buffers: [into[level]!.context, into[level]!.targets],
      workgroups: groupsFor(wordsOf(contexts) + wordsOf(targets)),
    },
  ]);
};

/**
 * Lists the patches of the masks of a batch, ascending, in buffers of the caller:
 * offsets [masks + 1] in one dispatch a level, patches in another.
 *
 * @throws DeviceError if the device is lost, RangeError if a buffer is too short or missing
 */
export const listMasks = (
  device: GPUDevice,
  geometry: Geometry,
  into: ReadonlyArray<{ readonly indices: MaskBuffers; readonly offsets: MaskBuffers }>,
): void => {
  const { count, contexts, targets, grid } = geometry;
  const indices = into.map((level) => level.indices);
  const offsets = into.map((level) => level.offsets);
  checkBuffers(geometry, indices, (level) => {
    const counts = patchCounts(geometry, level);
    return { context: 4 * sum(counts.context), targets: 4 * sum(counts.targets) };
  });
  checkBuffers(geometry, offsets, () => ({
    context: 4 * (count * contexts + 1),
    targets: 4 * (count * targets + 1),
  }));
  runLevels(device, geometry, (level, params) => {
    const list = into[level]!;
    return [
      { kernel: OFFSETS, params, buffers: [list.offsets.context, list.offsets.targets], workgroups: 2 },
      {
        kernel: LIST,
        params,
        buffers: [list.indices.context, list.indices.targets, list.offsets.context, list.offsets.targets],
        workgroups: groupsFor(count * (contexts + targets) * grid.rows),
      },
    ];
  });
};

type Fixed = Required<FixedLengths>;

const checkEntries = (
  geometry: Geometry,
  fixed: ReadonlyArray<Fixed>,
  into: ReadonlyArray<MaskBuffers>,
): void =>
  checkBuffers(geometry, into, (level) =>
    bytesOf(geometry, 4 * fixed[level]!.context, 4 * fixed[level]!.targets)(),
  );

/** Workgroups for an invocation an entry. */
const groupsOf = ({ count, contexts, targets }: Geometry, fixed: Fixed): number =>
  groupsFor(count * (contexts * fixed.context + targets * fixed.targets));

const entriesOf = ({ context, targets, pad, offset }: Fixed): ReadonlyArray<number> => [
  context,
  targets,
  pad,
  offset,
];

/**
 * Lists as many patches for every mask of a batch, ascending, in buffers of the
 * caller, in one dispatch a level: contexts [B, C, lengths.context] and targets
 * [B, M, lengths.targets].
 *
 * @throws InvalidConfigError if a length or the padding is no whole number in its range,
 *   DeviceError if the device is lost, RangeError if a buffer is too short or missing
 */
export const fixMasks = <L extends Layout>(
  device: GPUDevice,
  geometry: Geometry<L>,
  lengths: ListLengths<L>,
  into: ReadonlyArray<MaskBuffers>,
): void => {
  const fixed = unwrap(checkLengths(geometry, lengths));
  checkEntries(geometry, fixed, into);
  runLevels(
    device,
    geometry,
    (level, params) => [
      {
        kernel: FIX,
        params: [...params, ...entriesOf(fixed[level]!)],
        buffers: [into[level]!.context, into[level]!.targets],
        workgroups: groupsOf(geometry, fixed[level]!),
      },
    ],
    packBlocksAndPhases(geometry),
  );
};

/**
 * Marks which entries of the lists of {@link fixMasks} are patches and which are
 * padding, in buffers of the caller, one word an entry, in one dispatch a level.
 *
 * @param words what is written: {@link BOOLEAN_WORDS} or {@link BIAS_WORDS}, or any other two
 * @throws as `fixMasks`
 */
export const markMasks = <L extends Layout>(
  device: GPUDevice,
  geometry: Geometry<L>,
  lengths: ListLengths<L>,
  into: ReadonlyArray<MaskBuffers>,
  { used, unused }: PatchWords = BOOLEAN_WORDS,
): void => {
  const fixed = unwrap(checkLengths(geometry, lengths));
  checkEntries(geometry, fixed, into);
  runLevels(device, geometry, (level, params) => [
    {
      kernel: MARK,
      params: [...params, fixed[level]!.context, fixed[level]!.targets, used, unused],
      buffers: [into[level]!.context, into[level]!.targets],
      workgroups: groupsOf(geometry, fixed[level]!),
    },
  ]);
};

/**
 * Paints which patches of each sample are masked into buffers of the caller, one
 * word a patch, [B, N], in one dispatch a level.
 *
 * @param into a buffer for each level, with usage STORAGE, long enough
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
  const patches = geometry.count * geometry.grid.patches;
  checkBuffers(
    geometry,
    into.map((masked) => ({ masked })),
    () => ({ masked: 4 * patches }),
  );
  runLevels(device, geometry, (level, params) => [
    {
      kernel: JOIN,
      params: [...params, used, unused, isUnseen ? 1 : 0],
      buffers: [into[level]!],
      workgroups: groupsFor(patches),
    },
  ]);
};
