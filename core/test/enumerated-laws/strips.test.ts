import { describe, it } from 'vitest';
import { strips, unwrap } from '../../src/index.js';
import { expectLaw } from './expect-law.js';
import { certain, chain, type Law, map, uniform } from './law.js';
import { allOf, type PatchBits, rolesOf, setOf, subsets } from './patch-bits.js';

/** Runs of lines that are in a set; round the edges the last line is beside the first. */
const runsOf = (set: PatchBits, lines: number, wraps: boolean): number =>
  Array.from({ length: lines }, (_, line) => line).filter((line) => {
    const isFirst = line === 0 && !wraps;
    const before = (line + lines - 1) % lines;
    return (set >> line) & 1 && (isFirst || !((set >> before) & 1));
  }).length;

/** So many of some lines masked, in so many strips: every arrangement as likely. */
const linesLaw = (lines: number, masked: number, runs: number, wraps: boolean): Law<PatchBits> =>
  masked === 0
    ? certain(0)
    : uniform(subsets(allOf(lines), masked).filter((set) => runsOf(set, lines, wraps) === runs));

describe('masks of strips have the enumerated law', () => {
  it.each([
    ['one strip of rows and one of columns', [4, 5], [2, 1], [2, 1], false],
    ['one strip of rows and one of columns, round the edges', [4, 5], [2, 1], [2, 1], true],
    ['two strips of rows, one of columns', [5, 4], [3, 2], [1, 1], false],
    ['two strips of each, round the edges', [5, 5], [3, 2], [2, 2], true],
    ['three strips of columns', [2, 8], [0, 1], [5, 3], false],
    ['three strips of rows, round the edges', [7, 2], [4, 3], [0, 1], true],
  ] as const)('%s', (_, grid, [maskedRows, rowStrips], [maskedColumns, columnStrips], wrap) => {
    const [rows, columns] = grid;
    const plan = unwrap(
      strips.plan({
        inputSize: grid,
        patchSize: 1,
        maskRows: maskedRows / rows,
        maskColumns: maskedColumns / columns,
        rowStrips,
        columnStrips,
        rounding: 'nearest',
        wrap,
      }),
    );
    const patches = Array.from({ length: rows * columns }, (__, patch) => patch);
    const law = chain(linesLaw(rows, maskedRows, rowStrips, wrap), (ofRows) =>
      map(linesLaw(columns, maskedColumns, columnStrips, wrap), (ofColumns) => {
        const isMasked = (patch: number) =>
          (ofRows >> Math.floor(patch / columns)) & 1 || (ofColumns >> (patch % columns)) & 1;
        const target = setOf(patches.filter(isMasked));
        return rolesOf(allOf(rows * columns) & ~target, target, rows * columns);
      }),
    );
    expectLaw(plan, law);
  });
});
