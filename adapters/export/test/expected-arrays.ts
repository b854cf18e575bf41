import { type BatchRequest, type Geometry, levelOf, type Plan, sampleBatch } from '@jepa-masks/core';
import { type BooleanMasks, cpu, type IndexMasks } from '@jepa-masks/cpu';

/** An array that a file must hold. */
export interface ExpectedArray {
  readonly dtype: 'bool' | 'int32';
  readonly shape: ReadonlyArray<number>;
  readonly values: ReadonlyArray<number>;
}

const blocksOf = (geometry: Geometry): ExpectedArray => {
  const { count, levels, contexts, targets, blocks, layout } = geometry;
  const shape = [count, ...(layout === 'flat' ? [] : [levels]), contexts + targets, 4];
  return { dtype: 'int32', shape, values: [...blocks] };
};

/** What the CPU backend makes of the whole batch at once, under the names that files use. */
export const expectedArrays = (
  plan: Plan,
  request: BatchRequest,
): Readonly<Record<string, ExpectedArray>> => {
  const geometry = sampleBatch(plan, request);
  const booleans = cpu.booleans(geometry);
  const indices = cpu.indices(geometry);
  const arrays: Record<string, ExpectedArray> = {};
  for (let level = 0; level < geometry.levels; level++) {
    const prefix = plan.layout === 'flat' ? '' : `level_${level}.`;
    const masks: BooleanMasks = levelOf(plan.layout, booleans, level);
    const lists: IndexMasks = levelOf(plan.layout, indices, level);
    for (const part of ['context', 'targets'] as const) {
      const { data, shape } = masks[part];
      const list = lists[part];
      arrays[`${prefix}${part}`] = { dtype: 'bool', shape, values: [...data] };
      arrays[`${prefix}${part}.indices`] = {
        dtype: 'int32',
        shape: [list.indices.length],
        values: [...list.indices],
      };
      arrays[`${prefix}${part}.offsets`] = {
        dtype: 'int32',
        shape: [list.offsets.length],
        values: [...list.offsets],
      };
    }
  }
  return { ...arrays, blocks: blocksOf(geometry) };
};
