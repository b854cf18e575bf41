import type { Plan } from '@jepa-masks/core';
import type { HandedIn } from '@jepa-masks/core/plan';

/** Scores for masks that follow them, hardly two alike, as attention is: [count, N]; none for others. */
export const scoresFor = ({ parts }: Plan, count: number): HandedIn => {
  const followed = parts.find(({ follows }) => follows === 'scores');
  if (followed === undefined) return {};
  const { patches } = followed.grid;
  return {
    scores: Float32Array.from({ length: count * patches }, (_, at) => ((at * 7919) % 104_729) / 104_729),
  };
};
