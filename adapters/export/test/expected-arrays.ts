import {
  type BatchRequest,
  type Geometry,
  levelOf,
  type MaskSet,
  type Plan,
  sampleBatch,
  type Tensor,
} from '@jepa-masks/core';
import { cpu, type IndexLists } from '@jepa-masks/cpu';
import type { ArrayGroup } from '../src/export-options.js';

/** An array that a file must hold. */
export interface ExpectedArray {
  readonly dtype: 'bool' | 'uint8' | 'uint16' | 'int32';
  readonly shape: ReadonlyArray<number>;
  readonly values: ReadonlyArray<number>;
}

/** The lengths that every test of fixed indices takes: shorter than some masks, longer than others. */
export const LENGTHS = { context: 20, targets: 9 };

const blocksOf = (geometry: Geometry): ExpectedArray => {
  const { count, levels, contexts, targets, blocks, layout, grid } = geometry;
  const shape = [count, ...(layout === 'flat' ? [] : [levels]), contexts + targets, 4];
  const dtype = Math.max(grid.rows, grid.columns) > 255 ? 'uint16' : 'uint8';
  return { dtype, shape, values: [...blocks] };
};

const listsOf = ({ indices, offsets }: IndexLists): Readonly<Record<string, ExpectedArray>> => ({
  '.indices': { dtype: 'int32', shape: [indices.length], values: [...indices] },
  '.offsets': { dtype: 'int32', shape: [offsets.length], values: [...offsets] },
});

/** What the CPU backend makes of the whole batch at once, under the names that files use. */
export const expectedArrays = (
  plan: Plan,
  request: BatchRequest,
  groups: ReadonlyArray<ArrayGroup>,
): Readonly<Record<string, ExpectedArray>> => {
  const geometry = sampleBatch(plan, request);
  const arrays: Record<string, ExpectedArray> = {};
  const rows = {
    booleans: ['bool', '', cpu.booleans(geometry)],
    bits: ['uint8', '.bits', cpu.bits(geometry)],
    'fixed-indices': ['int32', '.fixed', cpu.fixedIndices(geometry, LENGTHS)],
    validity: ['bool', '.valid', cpu.fixedValidity(geometry, LENGTHS)],
  } as const;
  for (let level = 0; level < geometry.levels; level++) {
    const prefix = plan.layout === 'flat' ? '' : `level_${level}.`;
    if (groups.includes('masked')) {
      const { data, shape } = levelOf<typeof plan.layout, Tensor<Uint8Array>>(
        plan.layout,
        cpu.masked(geometry),
        level,
      );
      arrays[`${prefix}masked`] = { dtype: 'bool', shape, values: [...data] };
    }
    for (const part of ['context', 'targets'] as const) {
      for (const group of ['booleans', 'bits', 'fixed-indices', 'validity'] as const) {
        if (!groups.includes(group)) continue;
        const [dtype, suffix, masks] = rows[group];
        type Rows = MaskSet<{ data: Iterable<number>; shape: ReadonlyArray<number> }>;
        const { data, shape } = levelOf<typeof plan.layout, Rows>(plan.layout, masks, level)[part];
        arrays[`${prefix}${part}${suffix}`] = { dtype, shape, values: [...data] };
      }
      if (!groups.includes('indices')) continue;
      const lists: MaskSet<IndexLists> = levelOf(plan.layout, cpu.indices(geometry), level);
      for (const [suffix, list] of Object.entries(listsOf(lists[part]))) {
        arrays[`${prefix}${part}${suffix}`] = list;
      }
    }
  }
  return groups.includes('blocks') ? { ...arrays, blocks: blocksOf(geometry) } : arrays;
};
