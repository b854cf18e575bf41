/** What a run showed so far. It grows as the run goes on. */
export interface History {
  /** The loss of every step, level by level. */
  readonly losses: ReadonlyArray<number>;
  /** Three numbers each time the features were looked at: the step, their deviation, their effective rank. */
  readonly features: ReadonlyArray<number>;
}

/** The mean of the last steps' losses, all levels together. */
export const recentLoss = ({ losses }: History, levels: number, steps: number): number => {
  const recent = losses.slice(-steps * levels);
  return (recent.reduce((sum, loss) => sum + loss, 0) * levels) / Math.max(1, recent.length);
};
