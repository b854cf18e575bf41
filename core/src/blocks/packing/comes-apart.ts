import type { StraightCuts } from './straight-cuts.js';

/** A part of a grid, between edges. */
interface Region {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

const EDGES = ['top', 'left', 'bottom', 'right'] as const;
type Edge = (typeof EDGES)[number];

/** What a line at `depth` from an edge leaves of a region before it, and beyond it. */
const cutAt = (region: Region, edge: Edge, depth: number): readonly [before: Region, beyond: Region] => {
  if (edge === 'top' || edge === 'left') {
    const line = region[edge] + depth;
    return [
      { ...region, [edge === 'top' ? 'bottom' : 'right']: line },
      { ...region, [edge]: line },
    ];
  }
  const line = region[edge] - depth;
  return [
    { ...region, [edge === 'bottom' ? 'top' : 'left']: line },
    { ...region, [edge]: line },
  ];
};

/** What is left of a region once a part is cut off at an edge, as near as it can be; undefined if the part does not fit. */
const leftOf = (
  cuts: StraightCuts,
  targets: number,
  contexts: number,
  region: Region,
  edge: Edge,
): Region | undefined => {
  if (!comesApart(cuts, targets, contexts, region)) return undefined;
  let tooLittle = 0;
  let enough = edge === 'top' || edge === 'bottom' ? region.bottom - region.top : region.right - region.left;
  while (enough - tooLittle > 1) {
    const middle = (tooLittle + enough) >> 1;
    if (comesApart(cuts, targets, contexts, cutAt(region, edge, middle)[0])) enough = middle;
    else tooLittle = middle;
  }
  return cutAt(region, edge, enough)[1];
};

/**
 * Whether so many targets, and contexts' pieces, fit in a region so that straight
 * cuts take them apart. A part may as well lie as near to its edge as it can, so a
 * line is tried only where it leaves that part just enough.
 */
export const comesApart = (
  cuts: StraightCuts,
  targets: number,
  contexts: number,
  region: Region,
): boolean => {
  const { top, left, bottom, right } = region;
  const total = targets + contexts;
  if (total <= 2) return cuts.fits(targets, contexts, top, left, bottom, right);
  if (!cuts.sizes.holds(targets, contexts, bottom - top, right - left)) return false;
  for (let part = 1; part * 2 <= total; part++) {
    for (let context = Math.max(0, part - targets); context <= Math.min(contexts, part); context++) {
      const isApart = EDGES.some((edge) => {
        const rest = leftOf(cuts, part - context, context, region, edge);
        return rest !== undefined && comesApart(cuts, targets - part + context, contexts - context, rest);
      });
      if (isApart) return true;
    }
  }
  return false;
};
