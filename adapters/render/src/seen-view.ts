import type { SeenLevel } from '@jepa-masks/core/audit';
import { colourOf, contextShade, TINT, veil } from './palette.js';
import { hatchPath, patchesPath } from './patch-paths.js';
import { dots, edges, gridLines, ground, hatching } from './patch-view.js';
import type { Places } from './places.js';
import { element, type Markup } from './svg.js';
import type { PhotographUse } from './under-masks.js';

/** Whether a patch of the first time step is what the encoder sees, and how many targets hold it. */
const patchesOf = (seen: SeenLevel, sample: number, { grid }: Places) => {
  const patches = seen.duration * grid.patches;
  const contexts = Array.from({ length: seen.contexts }, (_, context) => context);
  const targets = Array.from({ length: seen.targets }, (_, target) => target);
  const inTarget = (target: number, patch: number): boolean =>
    seen.target[(sample * seen.targets + target) * patches + patch] === 1;
  return {
    targets,
    inTarget,
    inContext: (patch: number): boolean =>
      contexts.some((context) => seen.context[(sample * seen.contexts + context) * patches + patch] === 1),
    times: (patch: number): number => targets.filter((target) => inTarget(target, patch)).length,
    /** Of the targets that hold a patch the one drawn over the others: tints would mix to colours of none. */
    topmost: (patch: number): number | undefined => targets.findLast((target) => inTarget(target, patch)),
  };
};

/** Whether a patch that is drawn is in no mask of a sample. */
export const leavesSomeIn = (seen: SeenLevel, sample: number, places: Places): boolean => {
  const { inContext, times } = patchesOf(seen, sample, places);
  return Array.from({ length: places.grid.patches }, (_, patch) => patch).some(
    (patch) => !inContext(patch) && times(patch) === 0,
  );
};

/** Whether two targets of a sample share a patch that is drawn. */
export const targetsMeetIn = (seen: SeenLevel, sample: number, places: Places): boolean => {
  const { times } = patchesOf(seen, sample, places);
  return Array.from({ length: places.grid.patches }, (_, patch) => patch).some((patch) => times(patch) > 1);
};

/**
 * One sample of any generator, patch by patch: what the encoder sees in grey or
 * as the photograph, each target in its colour, hatched where targets share
 * patches. Of a video the first time step is drawn.
 */
export const seenView = (
  seen: SeenLevel,
  sample: number,
  places: Places,
  photograph: PhotographUse | undefined,
): Markup => {
  const { targets, inContext, times, topmost } = patchesOf(seen, sample, places);
  const onPhotograph = photograph !== undefined;
  const path = (
    className: string,
    holds: (patch: number) => boolean,
    fill: string,
    opacity?: number,
  ): Markup => {
    const d = patchesPath(places, holds);
    const attributes = { class: className, d, fill, 'fill-opacity': opacity };
    return d === '' ? '' : element('path', { ...attributes, 'shape-rendering': 'crispEdges' });
  };
  const isInNone = (patch: number): boolean => !inContext(patch) && times(patch) === 0;
  return element(
    'g',
    { class: 'seen' },
    photograph === undefined
      ? ground(places) + path('context', inContext, contextShade(1, 1))
      : photograph.use + path('veil', isInNone, veil.fill, veil.opacity),
    ...targets.map((target) =>
      path('target', (patch) => topmost(patch) === target, colourOf(target), onPhotograph ? TINT : undefined),
    ),
    gridLines(places, onPhotograph),
    dots(places, isInNone, onPhotograph),
    hatching(
      hatchPath(places, (patch) => times(patch) > 1),
      onPhotograph,
    ),
    edges(places),
  );
};
