import type { Eq } from 'fp-ts/lib/Eq.js';
import type { Show } from 'fp-ts/lib/Show.js';
import type { Geometry } from '../geometry/geometry.js';
import { integersOf, type Part } from '../geometry/part.js';
import type { Grid } from '../grid/grid.js';

const sameGrid = (a: Grid, b: Grid): boolean =>
  a.axes === b.axes &&
  a.frames === b.frames &&
  a.rows === b.rows &&
  a.columns === b.columns &&
  a.patchSize === b.patchSize &&
  a.tubeletSize === b.tubeletSize;

const sameNumbers = (a: ArrayLike<number>, b: ArrayLike<number>): boolean => {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
};

const gridsOf = (part: Part): ReadonlyArray<Grid> => (part.masks === 'patches' ? (part.grids ?? []) : []);

const sameGrids = (a: ReadonlyArray<Grid>, b: ReadonlyArray<Grid>): boolean =>
  a.length === b.length && a.every((grid, at) => sameGrid(grid, b[at]!));

/** Which patches are there, where that is said. */
const presentOf = (part: Part): Uint32Array | undefined =>
  part.masks === 'patches' ? part.present : undefined;

const NONE = new Uint32Array();

const samePresent = (a: Uint32Array | undefined, b: Uint32Array | undefined): boolean =>
  (a === undefined) === (b === undefined) && sameNumbers(a ?? NONE, b ?? NONE);

const samePart = (a: Part, b: Part): boolean =>
  a.name === b.name &&
  a.masks === b.masks &&
  a.contexts === b.contexts &&
  a.targets === b.targets &&
  a.boxesPerTarget === b.boxesPerTarget &&
  sameGrid(a.grid, b.grid) &&
  sameGrids(gridsOf(a), gridsOf(b)) &&
  samePresent(presentOf(a), presentOf(b)) &&
  sameNumbers(integersOf(a), integersOf(b)) &&
  sameNumbers(a.phases, b.phases);

/** Geometries are equal if they say the same masks in the same way: same parts, grids, integers and phases. */
export const eqGeometry: Eq<Geometry> = {
  equals: (a, b) =>
    a.count === b.count &&
    a.parts.length === b.parts.length &&
    a.parts.every((part, at) => samePart(part, b.parts[at]!)),
};

const showGrid = ({ axes, frames, rows, columns, patchSize, tubeletSize }: Grid): string => {
  const size = patchSize === 1 && tubeletSize === 1 ? '' : ` of ${tubeletSize} × ${patchSize}²`;
  return `${[frames, rows, columns].slice(3 - axes).join(' × ')} patches${size}`;
};

const showPart = (part: Part): string => {
  const { name, masks, grid, contexts, targets, boxesPerTarget } = part;
  const boxes = boxesPerTarget > 1 ? ` of ${boxesPerTarget} boxes` : '';
  const own = gridsOf(part).map(showGrid).join(', ');
  const present = presentOf(part);
  return [
    name === '' ? '' : `${name}: `,
    `${masks} on ${showGrid(grid)}`,
    own === '' ? '' : ` (${own})`,
    `, contexts ${contexts}, targets ${targets}${boxes}`,
    `, [${integersOf(part).join(' ')}], phases [${part.phases.join(' ')}]`,
    present === undefined ? '' : `, present [${present.join(' ')}]`,
  ].join('');
};

/** A geometry with all its integers, on a line. */
export const showGeometry: Show<Geometry> = {
  show: ({ count, parts }) => `Geometry of ${count} samples; ${parts.map(showPart).join('; ')}`,
};
