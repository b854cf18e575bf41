import type { FixedLengths, Geometry, MaskSet, Tensor } from '@jepa-masks/core';
import { type BitMasks, type BooleanMasks, bytesPerMask, cpu, type FixedIndexMasks } from '@jepa-masks/cpu';
import type { ArrayEntry } from './array-entry.js';
import type { BatchForm } from './batch-form.js';
import type { Dtype } from './dtypes.js';
import { levelGeometry } from './level-geometry.js';
import { littleEndian } from './little-endian.js';

/** A form of masks in which each takes as much room as any other: a row of an array. */
interface RowForm<D extends Uint8Array | Int32Array> {
  /** What follows `context` and `targets` in the arrays' names. */
  readonly suffix: string;
  readonly dtype: Dtype;
  /** Entries of a row. */
  readonly widths: Readonly<Record<keyof MaskSet<unknown>, number>>;
  /** Makes the rows, in the buffers of an earlier result where it can. */
  readonly fill: (geometry: Geometry<'flat'>, earlier?: MaskSet<Tensor<D>>) => MaskSet<Tensor<D>>;
}

const sameWidth = (width: number): RowForm<Uint8Array>['widths'] => ({ context: width, targets: width });

/** One byte a patch. */
export const booleanRows = (patches: number): RowForm<Uint8Array> => ({
  suffix: '',
  dtype: 'bool',
  widths: sameWidth(patches),
  fill: (geometry, earlier?: BooleanMasks) => cpu.booleans(geometry, earlier),
});

/** One bit a patch. */
export const bitRows = (patches: number): RowForm<Uint8Array> => ({
  suffix: '.bits',
  dtype: 'uint8',
  widths: sameWidth(bytesPerMask(patches)),
  fill: (geometry, earlier?: BitMasks) => cpu.bits(geometry, earlier),
});

/** As many patches of each mask. */
export const fixedIndexRows = (lengths: FixedLengths): RowForm<Int32Array> => ({
  suffix: '.fixed',
  dtype: 'int32',
  widths: lengths,
  fill: (geometry): FixedIndexMasks => cpu.fixedIndices(geometry, lengths),
});

/** Which of them are patches. */
export const validityRows = (lengths: FixedLengths): RowForm<Uint8Array> => ({
  suffix: '.valid',
  dtype: 'bool',
  widths: lengths,
  fill: (geometry): BooleanMasks => cpu.fixedValidity(geometry, lengths),
});

/** Fills rows once for all arrays that are encoded from the same chunk. */
const filler = <D extends Uint8Array | Int32Array>(level: number, { fill }: RowForm<D>) => {
  let filled: MaskSet<Tensor<D>> | undefined;
  let filledFrom: Geometry | undefined;
  let scratch: Int32Array = new Int32Array(0);
  return (geometry: Geometry): MaskSet<Tensor<D>> => {
    if (filled !== undefined && geometry === filledFrom) return filled;
    const flat = levelGeometry(geometry, level, scratch);
    if (geometry.levels > 1) scratch = flat.blocks;
    filled = fill(flat, filled);
    filledFrom = geometry;
    return filled;
  };
};

const bytesOfRows = (data: Uint8Array | Int32Array): Uint8Array =>
  data instanceof Uint8Array ? data : littleEndian(data);

/** `context` and `targets` of a level in one form. */
export const rowEntries = <D extends Uint8Array | Int32Array>(
  { axes, contexts, targets }: BatchForm,
  level: number,
  prefix: string,
  form: RowForm<D>,
): ReadonlyArray<ArrayEntry> => {
  const fill = filler(level, form);
  const entry = (part: keyof MaskSet<unknown>, masks: ReadonlyArray<number>): ArrayEntry => ({
    name: `${prefix}${part}${form.suffix}`,
    shape: [...axes, ...masks, form.widths[part]],
    dtype: form.dtype,
    encode: () => (geometry) => bytesOfRows(fill(geometry)[part].data),
  });
  return [entry('context', contexts === 1 ? [] : [contexts]), entry('targets', [targets])];
};
