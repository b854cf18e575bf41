import type { Point } from './run.js';

/** Points that a line of a plot has at most. */
const MOST = 150;

/** Means of neighbours, so few that a line can be drawn of them: single losses jump from step to step. */
export const smooth = (points: ReadonlyArray<Point>): ReadonlyArray<Point> => {
  const each = Math.max(points.length > 30 ? 5 : 1, Math.ceil(points.length / MOST));
  return Array.from({ length: Math.floor(points.length / each) }, (_, at) => {
    const some = points.slice(at * each, (at + 1) * each);
    return [some.at(-1)![0], some.reduce((sum, [, value]) => sum + value, 0) / each];
  });
};
