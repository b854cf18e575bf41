/** The four plots of all runs. */
import { h, type VNode } from 'vue';
import { type Line, Plot } from './plot.js';
import type { Point, Run } from './run.js';
import { percent } from './runs-table.js';
import { smooth } from './smooth.js';

interface Measure {
  readonly title: string;
  readonly says: string;
  readonly of: (run: Run) => ReadonlyArray<Point>;
  readonly shows: readonly [number, number];
  readonly format: (value: number) => string;
}

const measures: ReadonlyArray<Measure> = [
  {
    title: 'Loss',
    says: 'How far predictions are off. Don’t compare it between masks: each predicts other patches.',
    of: ({ losses }) => smooth(losses),
    shows: [0, 0.1],
    format: (loss) => loss.toFixed(2),
  },
  {
    title: 'Linear probe',
    says: 'Held-out photographs whose class a linear layer tells by the features. This is what was learned.',
    of: ({ probes }) => probes,
    shows: [0.6, 0.75],
    format: percent,
  },
  {
    title: 'Deviation of the features',
    says: 'How much they differ from photograph to photograph. Near 0, the encoder has collapsed.',
    of: ({ deviations }) => deviations,
    shows: [0, 0.4],
    format: (deviation) => deviation.toFixed(1),
  },
  {
    title: 'Effective rank of the features',
    says: 'How many directions they fill, of 64. Near 1, they all say the same.',
    of: ({ ranks }) => ranks,
    shows: [0, 20],
    format: (rank) => rank.toFixed(0),
  },
];

export const Measures = ({ runs }: { readonly runs: ReadonlyArray<Run> }): VNode =>
  h(
    'div',
    { class: 'plots' },
    measures.map(({ title, says, of, shows, format }) => {
      const lines = runs.map((run): Line => ({ number: run.number, name: run.name, points: of(run) }));
      const steps = Math.max(100, ...runs.map((run) => run.steps));
      return h(Plot, { key: title, title, says, lines, steps, shows, format });
    }),
  );
