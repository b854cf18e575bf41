import type { Geometry, Layout } from '../geometry/geometry.js';
import type { Plan } from './plan.js';

/** What a plan's geometries have in common. */
export const geometryShape = <L extends Layout>(
  plan: Plan<L>,
): Pick<Geometry<L>, 'layout' | 'grid' | 'levels' | 'contexts' | 'targets'> => {
  const { contexts, targets } = plan.levels[0]!;
  return { layout: plan.layout, grid: plan.grid, levels: plan.levels.length, contexts, targets };
};
