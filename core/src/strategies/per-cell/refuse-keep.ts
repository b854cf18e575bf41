import { describeChange, type Refusal } from '../../config/refusal.js';

/** A cell that is kept whole leaves nothing to predict. */
export const refuseKeep = (keep: number, area: number): Refusal => {
  const accepted = 'fewer patches than a cell has';
  return {
    cause: 'keep',
    changes: () => [area > 1 ? { keep: area - 1 } : { cell: Math.floor(Math.sqrt(keep)) + 1 }],
    error: (change) => ({
      code: 'out_of_range',
      path: ['keep'],
      given: keep,
      accepted,
      message:
        `is ${keep}, but a cell has ${area} patches and would be kept whole; give ${accepted}` +
        (change === undefined ? '' : `, such as ${describeChange(change)}`),
      ...(change === undefined ? {} : { suggestion: change }),
    }),
  };
};
