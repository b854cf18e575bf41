import { describeChange, type Refusal } from '../config/refusal.js';
import type { Grid } from '../grid/grid.js';

/** A square that is larger than the grid. */
export const refuseSide = (field: string, side: number, { rows, columns }: Grid): Refusal => {
  const most = Math.min(rows, columns);
  const accepted = `a side of at most ${most} patches on a grid of ${rows} × ${columns}`;
  return {
    cause: field,
    changes: () => [{ [field]: most }],
    error: (change) => ({
      code: 'out_of_range',
      path: [field],
      given: side,
      accepted,
      message: `is ${side}; give ${accepted}${change === undefined ? '' : `, such as ${describeChange(change)}`}`,
      ...(change === undefined ? {} : { suggestion: change }),
    }),
  };
};
