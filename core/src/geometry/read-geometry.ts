import { damaged, recordOf, unlessOneOf, unlessWhole } from '../config/damage.js';
import { type Either, left, right } from '../config/either.js';
import { type ConfigErrors, type Damaged, refuseIfAny } from '../config/errors.js';
import { damageOfGrid } from '../grid/damage-of-grid.js';
import { MAX_BATCH } from '../keys/sample-request.js';
import { BLOCK_SIZE, blocksStride, type Geometry } from './geometry.js';

const MOST_BLOCKS = 65_536;
const MOST_LEVELS = 16;

/** Numbers as a typed array, a list, or a typed array as JSON has it: an object of indices. */
const listOf = (given: unknown, length: number): ArrayLike<unknown> | undefined => {
  if (Array.isArray(given) || (ArrayBuffer.isView(given) && !(given instanceof DataView))) {
    const list = given as unknown as ArrayLike<unknown>;
    return list.length === length ? list : undefined;
  }
  const record = recordOf(given);
  if (record === undefined || Object.keys(record).length !== length) return undefined;
  return Array.from({ length }, (_, index) => record[index]);
};

const damageOfCounts = (geometry: Readonly<Record<string, unknown>>): ReadonlyArray<Damaged> => {
  const { layout, count, levels, contexts, targets } = geometry;
  return [
    ...unlessOneOf(['layout'], layout, ['flat', 'levels']),
    ...damageOfGrid(geometry.grid),
    ...unlessWhole(['count'], count, 0, MAX_BATCH),
    ...unlessWhole(['levels'], levels, 1, layout === 'flat' ? 1 : MOST_LEVELS),
    ...unlessWhole(['contexts'], contexts, 1, MOST_BLOCKS),
    ...unlessWhole(['targets'], targets, 1, MOST_BLOCKS),
  ];
};

const isInside = (blocks: ArrayLike<unknown>, at: number, rows: number, columns: number): boolean => {
  const block = [blocks[at], blocks[at + 1], blocks[at + 2], blocks[at + 3]];
  if (!block.every(Number.isInteger)) return false;
  const [top, left, height, width] = block as [number, number, number, number];
  return (
    top >= 0 && left >= 0 && height >= 1 && width >= 1 && top + height <= rows && left + width <= columns
  );
};

const damageOfBlocks = (blocks: ArrayLike<unknown>, { grid }: Geometry): ReadonlyArray<Damaged> => {
  for (let at = 0; at < blocks.length; at += BLOCK_SIZE) {
    if (isInside(blocks, at, grid.rows, grid.columns)) continue;
    const block = [blocks[at], blocks[at + 1], blocks[at + 2], blocks[at + 3]];
    return [
      damaged(
        ['blocks', at],
        block,
        `top, left, height, width inside ${grid.rows} × ${grid.columns} patches`,
      ),
    ];
  }
  return [];
};

const damageOfPhases = (phases: ArrayLike<unknown>): ReadonlyArray<Damaged> => {
  for (let at = 0; at < phases.length; at++) {
    const errors = unlessWhole(['phases', at], phases[at], 0, 0xffff_ffff);
    if (errors.length > 0) return errors;
  }
  return [];
};

/**
 * A geometry that was written to a file, or put together by hand, checked: every
 * block lies inside the grid. Blocks and phases may be typed arrays, lists, or
 * typed arrays as JSON writes them.
 *
 * @returns a geometry with arrays of its own, or what is damaged
 *
 * @example
 * ```ts
 * import { multiBlock, readGeometry, sampleBatch, unwrap } from '@jepa-masks/core';
 *
 * const text = JSON.stringify(sampleBatch(unwrap(multiBlock.plan({})), { seed: 0, count: 2 }));
 * console.log(unwrap(readGeometry(JSON.parse(text))).blocks.length); // 40
 * ```
 */
export const readGeometry = (given: unknown): Either<ConfigErrors, Geometry> => {
  const record = recordOf(given);
  if (record === undefined) return left([damaged([], given, 'a geometry, as sampleBatch gives it')]);
  const counts = refuseIfAny(damageOfCounts(record));
  if (counts._tag === 'Left') return counts;
  // What is left to be checked is in the arrays.
  const geometry = record as unknown as Geometry;
  const { layout, count, levels, contexts, targets } = geometry;
  const [numbers, words] = [count * blocksStride(geometry), count * levels];
  const blocks = listOf(record.blocks, numbers);
  const phases = listOf(record.phases, words);
  if (blocks === undefined)
    return left([damaged(['blocks'], record.blocks, `a list of ${numbers} integers`)]);
  if (phases === undefined) return left([damaged(['phases'], record.phases, `a list of ${words} integers`)]);
  const arrays = refuseIfAny([...damageOfBlocks(blocks, geometry), ...damageOfPhases(phases)]);
  if (arrays._tag === 'Left') return arrays;
  const { rows, columns, patches, patchSize } = geometry.grid;
  return right({
    layout,
    grid: { rows, columns, patches, patchSize },
    count,
    levels,
    contexts,
    targets,
    blocks: Int32Array.from(blocks as ArrayLike<number>),
    phases: Uint32Array.from(phases as ArrayLike<number>),
  });
};
