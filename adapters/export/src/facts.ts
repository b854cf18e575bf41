import type { Plan } from '@jepa-masks/core';
import { byName } from '@jepa-masks/core/geometry';
import type { CheckedRequest } from './export-request.js';
import { littleEndian } from './little-endian.js';
import { prefixOf } from './part-form.js';
import { sidesOf } from './sides-of.js';
import type { WrittenArray } from './written-file.js';

/** A small array that says how a file's masks were made. */
export interface Fact extends WrittenArray {
  /** NumPy's name of its type. */
  readonly description: string;
  readonly bytes: Uint8Array;
}

const integers = (name: string, shape: ReadonlyArray<number>, values: ReadonlyArray<number>): Fact => {
  const bytes = littleEndian(BigInt64Array.from(values, BigInt));
  return { name, shape, dtype: 'int64', description: '<i8', bytes };
};

/** Text as NumPy keeps it: four bytes a code point. Its strings have at least one, and end before trailing zeros. */
const text = (name: string, value: string): Fact => {
  const points = Int32Array.from(value === '' ? '\0' : value, (character) => character.codePointAt(0)!);
  const description = `<U${points.length}`;
  return { name, shape: [], dtype: 'str', description, bytes: littleEndian(points) };
};

/**
 * - `grid` of each part [axes]: frames, rows, columns, as far as it has them
 * - `seed`: an integer, or text
 * - `steps` [3]: the first, the end and the distance, for Python's `range`
 * - `configuration`: all of it as JSON
 */
export const factsOf = (plan: Plan, request: CheckedRequest): ReadonlyArray<Fact> => {
  const { strategy, parameters, parts } = plan;
  const grid = byName(parts, (part) => part.grid);
  const { seed, steps, first, count } = request;
  return [
    ...parts.map((part) => integers(`${prefixOf(part)}grid`, [part.grid.axes], sidesOf(part.grid))),
    typeof seed === 'number' ? integers('seed', [], [seed]) : text('seed', seed),
    integers('steps', [3], steps),
    text('configuration', JSON.stringify({ strategy, parameters, grid, seed, steps, first, count })),
  ];
};
