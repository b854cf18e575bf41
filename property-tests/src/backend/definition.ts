import {
  type Geometry,
  type ListLengths,
  type MaskedPatches,
  type MaskSet,
  type Part,
  type Tensor,
  unwrap,
} from '@jepa-masks/core';
import {
  checkLengths,
  contextShape,
  gridOfSample,
  patchWords,
  targetsShape,
  thinned,
  thinningPhase,
  wordsPerMask,
} from '@jepa-masks/core/geometry';
import type { IndexLists } from '@jepa-masks/cpu';
import { distancesOf } from './target-distances.js';

/** The patches of one mask, ascending, and whose it is. */
interface Listed {
  readonly patches: ReadonlyArray<number>;
  readonly sample: number;
  /** Number of the mask in its sample: contexts first, then targets. */
  readonly mask: number;
}

/** Every mask of a part by its patches, one sample's after another's. */
const listMasks = (part: Part): MaskSet<ReadonlyArray<Listed>> => {
  const { count, contexts, targets, grid } = part;
  const words = patchWords(part);
  const length = wordsPerMask(grid.patches);
  const all = Array.from({ length: count * (contexts + targets) }, (_, number): Listed => {
    const patches: Array<number> = [];
    for (let patch = 0; patch < grid.patches; patch++) {
      const word = words[number * length + (patch >>> 5)]!;
      if (((word >>> (31 - (patch & 31))) & 1) === 1) patches.push(patch);
    }
    return {
      patches,
      sample: Math.floor(number / (contexts + targets)),
      mask: number % (contexts + targets),
    };
  });
  return {
    context: all.filter(({ mask }) => mask < contexts),
    targets: all.filter(({ mask }) => mask >= contexts),
  };
};

/** Of each part of a geometry. */
type OfParts<T> = ReadonlyArray<T>;

type Numbers = Uint8Array | Int32Array | Float32Array;

/** Tensors whose last axis is filled in mask by mask. */
const tensorsOf = <D extends Numbers>(
  part: Part,
  last: MaskSet<number>,
  empty: (length: number) => D,
  write: (one: Listed, row: D) => void,
): MaskSet<Tensor<D>> => {
  const masks = listMasks(part);
  const fill = (kind: keyof MaskSet<unknown>, shape: Array<number>): Tensor<D> => {
    const length = last[kind];
    const data = empty(masks[kind].length * length);
    masks[kind].forEach((one, at) => {
      write(one, data.subarray(at * length, (at + 1) * length) as D);
    });
    return { data, shape };
  };
  return {
    context: fill('context', contextShape(part, last.context)),
    targets: fill('targets', targetsShape(part, last.targets)),
  };
};

const bytes = (length: number): Uint8Array => new Uint8Array(length);
const unused = (length: number): Float32Array => new Float32Array(length).fill(Number.NEGATIVE_INFINITY);

/** As long as a mask has patches. */
const whole = ({ grid: { patches } }: Part): MaskSet<number> => ({ context: patches, targets: patches });

/** What `booleans` must be. */
export const booleans = ({ parts }: Geometry): OfParts<MaskSet<Tensor<Uint8Array>>> =>
  parts.map((part) =>
    tensorsOf(part, whole(part), bytes, ({ patches }, row) => {
      for (const patch of patches) row[patch] = 1;
    }),
  );

/** What `bits` must be. */
export const bits = ({ parts }: Geometry): OfParts<MaskSet<Tensor<Uint8Array>>> =>
  parts.map((part) => {
    const length = Math.ceil(part.grid.patches / 8);
    return tensorsOf(part, { context: length, targets: length }, bytes, ({ patches }, row) => {
      for (const patch of patches) row[patch >>> 3]! |= 0x80 >> (patch & 7);
    });
  });

/** What `attentionBias` must be. */
export const attentionBias = ({ parts }: Geometry): OfParts<MaskSet<Tensor<Float32Array>>> =>
  parts.map((part) =>
    tensorsOf(part, whole(part), unused, ({ patches }, row) => {
      for (const patch of patches) row[patch] = 0;
    }),
  );

/** What `indices` must be. */
export const indices = ({ parts }: Geometry): OfParts<MaskSet<IndexLists>> =>
  parts.map((part) => {
    const masks = listMasks(part);
    const listed = (all: ReadonlyArray<Listed>, shape: Array<number>): IndexLists => {
      const offsets = [0];
      for (const { patches } of all) offsets.push(offsets.at(-1)! + patches.length);
      return {
        indices: Int32Array.from(all.flatMap(({ patches }) => patches)),
        offsets: Int32Array.from(offsets),
        shape,
      };
    };
    return {
      context: listed(masks.context, contextShape(part)),
      targets: listed(masks.targets, targetsShape(part)),
    };
  });

/** What `fixedIndices` must be. */
export const fixedIndices = (
  geometry: Geometry,
  lengths: ListLengths,
): OfParts<MaskSet<Tensor<Int32Array>>> => {
  const checked = unwrap(checkLengths(geometry, lengths));
  return geometry.parts.map((part, index) => {
    const { pad, offset } = checked[index]!;
    const padding = (length: number): Int32Array => new Int32Array(length).fill(pad);
    return tensorsOf(part, checked[index]!, padding, ({ patches, sample, mask }, row) => {
      const phase = thinningPhase(part.phases[sample]!, mask, patches.length);
      for (let entry = 0; entry < Math.min(row.length, patches.length); entry++) {
        row[entry] = patches[thinned(entry, row.length, patches.length, phase)]! + offset;
      }
    });
  });
};

/** Lists of a fixed length in which every entry that is a patch has one value. */
const marked = <D extends Numbers>(
  geometry: Geometry,
  lengths: ListLengths,
  empty: (length: number) => D,
  value: number,
): OfParts<MaskSet<Tensor<D>>> => {
  const checked = unwrap(checkLengths(geometry, lengths));
  return geometry.parts.map((part, index) =>
    tensorsOf(part, checked[index]!, empty, ({ patches }, row) => {
      row.fill(value, 0, patches.length);
    }),
  );
};

/** What `fixedValidity` must be. */
export const fixedValidity = (
  geometry: Geometry,
  lengths: ListLengths,
): OfParts<MaskSet<Tensor<Uint8Array>>> => marked(geometry, lengths, bytes, 1);

/** What `fixedAttentionBias` must be. */
export const fixedAttentionBias = (
  geometry: Geometry,
  lengths: ListLengths,
): OfParts<MaskSet<Tensor<Float32Array>>> => marked(geometry, lengths, unused, 0);

/** What `fixedRestore` must be: of every patch its place in the list, if it has one. */
export const fixedRestore = (
  geometry: Geometry,
  lengths: ListLengths,
): OfParts<MaskSet<Tensor<Int32Array>>> => {
  const checked = unwrap(checkLengths(geometry, lengths));
  const lists = fixedIndices(geometry, lengths);
  return geometry.parts.map((part, index) => {
    const { patches } = part.grid;
    const { offset } = checked[index]!;
    const masks = listMasks(part);
    const places = (role: 'context' | 'targets', shape: Array<number>): Tensor<Int32Array> => {
      const length = checked[index]![role];
      const data = new Int32Array(masks[role].length * patches).fill(offset + length);
      const { data: listed } = lists[index]![role];
      masks[role].forEach((mask, at) => {
        for (let entry = 0; entry < Math.min(length, mask.patches.length); entry++) {
          data[at * patches + listed[at * length + entry]! - offset] = offset + entry;
        }
      });
      return { data, shape };
    };
    return {
      context: places('context', contextShape(part, patches)),
      targets: places('targets', targetsShape(part, patches)),
    };
  });
};

/** What `fixedWeights` must be: alike for the patches of a list, and 1 in all. */
export const fixedWeights = (
  geometry: Geometry,
  lengths: ListLengths,
): OfParts<MaskSet<Tensor<Float32Array>>> => {
  const checked = unwrap(checkLengths(geometry, lengths));
  return geometry.parts.map((part, index) =>
    tensorsOf(
      part,
      checked[index]!,
      (length) => new Float32Array(length),
      ({ patches }, row) => {
        const listed = row.subarray(0, patches.length);
        listed.fill(1 / listed.length);
      },
    ),
  );
};

/** Whether a place is a patch of a sample: of its own grid, and not said to be absent. */
const isPresent = (part: Part, sample: number, patch: number): boolean => {
  if (patch >= gridOfSample(part, sample).patches) return false;
  if (part.masks === 'boxes' || part.present === undefined) return true;
  const word = part.present[sample * wordsPerMask(part.grid.patches) + Math.floor(patch / 32)]!;
  return ((word >>> (31 - (patch % 32))) & 1) === 1;
};

/** What `masked` must be. */
export const masked = ({ parts }: Geometry, which: MaskedPatches): OfParts<Tensor<Uint8Array>> =>
  parts.map((part) => {
    const { count, grid } = part;
    const { context, targets } = listMasks(part);
    const isUnseen = which === 'unseen';
    const data = new Uint8Array(count * grid.patches);
    for (let sample = 0; sample < count && isUnseen; sample++) {
      // What is not there is padding, which is not masked.
      for (let patch = 0; patch < grid.patches; patch++) {
        data[sample * grid.patches + patch] = Number(isPresent(part, sample, patch));
      }
    }
    for (const { sample, patches } of isUnseen ? context : targets) {
      for (const patch of patches) data[sample * grid.patches + patch] = isUnseen ? 0 : 1;
    }
    return { data, shape: [count, grid.patches] };
  });

/** What `targetDistance` must be. */
export const targetDistance = ({ parts }: Geometry): OfParts<Tensor<Int32Array>> =>
  parts.map((part) => {
    const { count, contexts, grid } = part;
    const { context, targets } = listMasks(part);
    const data = new Int32Array(count * contexts * grid.patches);
    context.forEach(({ sample, patches }, at) => {
      const predicted = new Set(targets.filter((one) => one.sample === sample).flatMap((one) => one.patches));
      data.set(distancesOf(part, sample, patches, predicted), at * grid.patches);
    });
    return { data, shape: contextShape(part, grid.patches) };
  });
