/** How a run's numbers change with the step. */
export interface Schedule {
  /** Steps of the run. */
  readonly steps: number;
  /** The highest learning rate. */
  readonly rate: number;
  /** Share of the steps in which the rate rises to that. */
  readonly warmup: number;
  /** Share that the target encoder keeps of itself in the first step; it goes to 1 with the last. */
  readonly momentum: number;
}

/** What the rate starts from, and what it ends at. */
const [START, END] = [0.1, 0.001];

/** The learning rate of a step: up in a line, then down as half a cosine. */
export const rateAt = ({ steps, rate, warmup }: Schedule, step: number): number => {
  const rising = Math.round(warmup * steps);
  if (step < rising) return rate * (START + (1 - START) * (step / rising));
  const done = (step - rising) / Math.max(1, steps - rising);
  return rate * (END + (1 - END) * 0.5 * (1 + Math.cos(Math.PI * done)));
};

/** The share that the target encoder keeps of itself in a step. */
export const momentumAt = ({ steps, momentum }: Schedule, step: number): number =>
  momentum + (1 - momentum) * (step / steps);
