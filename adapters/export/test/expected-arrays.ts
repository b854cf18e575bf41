import {
  type BatchRequest,
  type BoxPart,
  type ByPart,
  type MaskSet,
  type Plan,
  sampleBatch,
  sampleWithin,
  type Tensor,
} from '@jepa-masks/core';
import { ofPart } from '@jepa-masks/core/geometry';
import type { RequestWithin } from '@jepa-masks/core/sampling';
import { cpu, type IndexLists } from '@jepa-masks/cpu';
import { ARRAY_GROUPS, type ArrayGroup } from '../src/export-options.js';

/** An array that a file must hold. */
export interface ExpectedArray {
  readonly dtype: 'bool' | 'uint8' | 'uint16' | 'int32';
  readonly shape: ReadonlyArray<number>;
  readonly values: ReadonlyArray<number>;
}

/** The lengths that every test of fixed indices takes: shorter than some masks, longer than others. */
export const LENGTHS = { context: 20, targets: 9 };

/** Every group of arrays that a plan has. */
export const groupsOf = ({ parts }: Plan): ReadonlyArray<ArrayGroup> =>
  ARRAY_GROUPS.filter((group) => group !== 'blocks' || parts.some(({ masks }) => masks === 'boxes'));

/** Boxes as they lie in memory, shaped by what a part has. */
const blocksOf = (part: BoxPart): ExpectedArray => {
  const { count, contexts, targets, boxesPerTarget, boxes, grid } = part;
  const shape = [count, contexts + targets * boxesPerTarget, 2 * grid.axes];
  const dtype = Math.max(grid.frames, grid.rows, grid.columns) > 255 ? 'uint16' : 'uint8';
  return { dtype, shape, values: [...boxes] };
};

const listsOf = ({ indices, offsets }: IndexLists): Readonly<Record<string, ExpectedArray>> => ({
  '.indices': { dtype: 'int32', shape: [indices.length], values: [...indices] },
  '.offsets': { dtype: 'int32', shape: [offsets.length], values: [...offsets] },
});

/** What the CPU backend makes of the whole batch at once, under the names that files use. */
export const expectedArrays = (
  plan: Plan,
  { present, ...request }: BatchRequest & Partial<RequestWithin>,
  groups: ReadonlyArray<ArrayGroup>,
): Readonly<Record<string, ExpectedArray>> => {
  const geometry =
    present === undefined ? sampleBatch(plan, request) : sampleWithin(plan, { ...request, present });
  const arrays: Record<string, ExpectedArray> = {};
  const rows = {
    booleans: ['bool', '', cpu.booleans(geometry)],
    bits: ['uint8', '.bits', cpu.bits(geometry)],
    'fixed-indices': ['int32', '.fixed', cpu.fixedIndices(geometry, LENGTHS)],
    validity: ['bool', '.valid', cpu.fixedValidity(geometry, LENGTHS)],
  } as const;
  const { parts } = geometry;
  for (const [index, part] of parts.entries()) {
    const of = <A>(all: ByPart<string, A>): A => ofPart<string, A>(parts, all, index);
    const prefix = part.name === '' ? '' : `${part.name}.`;
    for (const mask of ['context', 'targets'] as const) {
      for (const group of ['booleans', 'bits', 'fixed-indices', 'validity'] as const) {
        if (!groups.includes(group)) continue;
        const [dtype, suffix, masks] = rows[group];
        const { data, shape } = of<MaskSet<Tensor<Uint8Array | Int32Array>>>(masks)[mask];
        arrays[`${prefix}${mask}${suffix}`] = { dtype, shape, values: [...data] };
      }
      if (!groups.includes('indices')) continue;
      const lists = of<MaskSet<IndexLists>>(cpu.indices(geometry))[mask];
      for (const [suffix, list] of Object.entries(listsOf(lists))) arrays[`${prefix}${mask}${suffix}`] = list;
    }
    if (groups.includes('masked')) {
      const { data, shape } = of<Tensor<Uint8Array>>(cpu.masked(geometry));
      arrays[`${prefix}masked`] = { dtype: 'bool', shape, values: [...data] };
    }
    if (groups.includes('present')) {
      const { data, shape } = of<Tensor<Uint8Array>>(cpu.present(geometry));
      arrays[`${prefix}present`] = { dtype: 'bool', shape, values: [...data] };
    }
    if (groups.includes('blocks') && part.masks === 'boxes') arrays[`${prefix}blocks`] = blocksOf(part);
  }
  return arrays;
};
