import type { Grid, SeenLevel } from '@jepa-masks/core';
import { hatchPath, patchesPath } from './cover.js';
import { colourOf, contextShade } from './palette.js';
import { frame, gridLines } from './patch-view.js';
import { element, filled, type Markup } from './svg.js';

const path = (className: string, d: string, fill: string): Markup =>
  d === '' ? '' : element('path', { class: className, d, fill, 'shape-rendering': 'crispEdges' });

/**
 * One sample of any generator, patch by patch: what the encoder sees in grey,
 * each target in its colour, hatched where targets share patches. Of a video the
 * first time step is drawn.
 */
export const seenView = (seen: SeenLevel, sample: number, grid: Grid, cell: number): Markup => {
  const patches = seen.duration * grid.patches;
  const inContext = (patch: number): boolean =>
    Array.from({ length: seen.contexts }, (_, context) => context).some(
      (context) => seen.context[(sample * seen.contexts + context) * patches + patch] === 1,
    );
  const inTarget = (target: number, patch: number): boolean =>
    seen.target[(sample * seen.targets + target) * patches + patch] === 1;
  const targets = Array.from({ length: seen.targets }, (_, target) => target);
  const times = (patch: number): number => targets.filter((target) => inTarget(target, patch)).length;
  const hatches = hatchPath(grid, cell, (patch) => times(patch) > 1);
  return element(
    'g',
    { class: 'seen' },
    filled(0, 0, grid.columns * cell, grid.rows * cell, '#ffffff'),
    path('context', patchesPath(grid, cell, inContext), contextShade(1, 1)),
    ...targets.map((target) =>
      path(
        'target',
        patchesPath(grid, cell, (patch) => inTarget(target, patch)),
        colourOf(target),
      ),
    ),
    gridLines(grid, cell, false),
    hatches === ''
      ? ''
      : element('path', { class: 'overlap', d: hatches, stroke: '#1a1a1a', 'stroke-width': 1, fill: 'none' }),
    frame(grid, cell),
  );
};
