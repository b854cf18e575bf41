import type { ListLengths } from '@jepa-masks/core';

/** How an export is watched and stopped. */
export interface ExportOptions {
  /** Stops the export: its file is removed and an existing one left as it was. */
  readonly signal?: AbortSignal | undefined;
  /** Told now and then how far the export is, in samples; last of all `(total, total)`. */
  readonly onProgress?: ((samplesDone: number, samplesTotal: number) => void) | undefined;
}

/**
 * - `booleans`: `context` [B, N] (or [B, C, N]) and `targets` [B, M, N], a byte a patch
 * - `bits`: `context.bits` and `targets.bits`, the same with a bit a patch: [B, ⌈N / 8⌉], patch 0 in the most
 *   significant bit of the first byte, as `numpy.packbits` has it
 * - `indices`: ascending patches of all masks in one row, and where each mask's begin
 * - `fixed-indices`: `context.fixed` [B, length] (or [B, C, length]) and `targets.fixed` [B, M, length]
 * - `validity`: `context.valid` and `targets.valid`, booleans: which entries of `fixed-indices` are patches
 * - `masked`: `masked` [B, N], booleans: the patches of any target
 * - `blocks`: `blocks` [B, C + M, 4], that is top, left, height, width, contexts first. With U blocks a target
 *   [B, C + M · U, 4]; on a video the last axis is start, top, left, duration, height, width, on a row left, width.
 *   Of a part whose masks are patches there are none
 * - `present`: `present` [B, N], booleans: which patches there are. By default where `present` is given; masks are patches then
 *
 * Of named parts each array has the part's name in front: `level_0.context`.
 * With `steps` all but `indices` have a first axis more, the steps.
 */
export type ArrayGroup =
  | 'booleans'
  | 'bits'
  | 'indices'
  | 'fixed-indices'
  | 'validity'
  | 'masked'
  | 'blocks'
  | 'present';

/** Every group, in the order of a file. */
export const ARRAY_GROUPS: ReadonlyArray<ArrayGroup> = [
  'booleans',
  'bits',
  'indices',
  'fixed-indices',
  'validity',
  'masked',
  'blocks',
  'present',
];

/** What is written unless told otherwise. */
export const defaultGroups = (isPresenceSaid: boolean): ReadonlyArray<ArrayGroup> =>
  isPresenceSaid ? ['booleans', 'present'] : ['booleans', 'blocks'];

/** What of a batch is written, besides how. */
export interface ArrayExportOptions extends ExportOptions {
  /** Default: booleans, blocks, and what is present where that is given. Nothing else is computed. */
  readonly arrays?: ReadonlyArray<ArrayGroup> | undefined;
  /** How many entries `fixed-indices` and `validity` have; default `lengthsOf(plan)`, which every mask fills. */
  readonly lengths?: ListLengths | undefined;
}
