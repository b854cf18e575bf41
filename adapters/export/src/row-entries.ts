import type { FixedLengths, Geometry, MaskSet, Tensor } from '@jepa-masks/core';
import { type BitMasks, type BooleanMasks, bytesPerMask, cpu, type FixedIndexMasks } from '@jepa-masks/cpu';
import type { ArrayEntry } from './array-entry.js';
import type { Dtype } from './dtypes.js';
import { littleEndian } from './little-endian.js';
import { onlyPart } from './only-part.js';
import type { PartForm } from './part-form.js';

/** A form of masks in which each takes as much room as any other: a row of an array. */
interface RowForm<D extends Uint8Array | Int32Array> {
  /** What follows `context` and `targets` in the arrays' names. */
  readonly suffix: string;
  readonly dtype: Dtype;
  /** Entries of a row. */
  readonly widths: Readonly<Record<keyof MaskSet<unknown>, number>>;
  /** Makes the rows, in the buffers of an earlier result where it can. */
  readonly fill: (geometry: Geometry<''>, earlier?: MaskSet<Tensor<D>>) => MaskSet<Tensor<D>>;
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
const filler = <D extends Uint8Array | Int32Array>(index: number, { fill }: RowForm<D>) => {
  let filled: MaskSet<Tensor<D>> | undefined;
  let filledFrom: Geometry | undefined;
  return (geometry: Geometry): MaskSet<Tensor<D>> => {
    if (filled !== undefined && geometry === filledFrom) return filled;
    filled = fill(onlyPart(geometry, index), filled);
    filledFrom = geometry;
    return filled;
  };
};

const bytesOfRows = (data: Uint8Array | Int32Array): Uint8Array =>
  data instanceof Uint8Array ? data : littleEndian(data);

/** `context` and `targets` of a part in one form. */
export const rowEntries = <D extends Uint8Array | Int32Array>(
  { index, prefix, axes, contexts, targets }: PartForm,
  form: RowForm<D>,
): ReadonlyArray<ArrayEntry> => {
  const fill = filler(index, form);
  const entry = (kind: keyof MaskSet<unknown>, masks: ReadonlyArray<number>): ArrayEntry => ({
    name: `${prefix}${kind}${form.suffix}`,
    shape: [...axes, ...masks, form.widths[kind]],
    dtype: form.dtype,
    encode: () => (geometry) => bytesOfRows(fill(geometry)[kind].data),
  });
  return [entry('context', contexts === 1 ? [] : [contexts]), entry('targets', [targets])];
};
