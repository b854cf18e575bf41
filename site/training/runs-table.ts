/** All runs as a table: what the plots show, in numbers. */
import { h, type VNode } from 'vue';
import { download } from '../shared/download.js';
import { strokeOf } from './plot.js';
import { goesOn, millisecondsOf, type Point, type Run } from './run.js';
import { smooth } from './smooth.js';

const lastOf = (points: ReadonlyArray<Point>, format: (value: number) => string): string => {
  const last = points.at(-1);
  return last === undefined ? '–' : format(last[1]);
};

export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const mark = (number: number): VNode => {
  const { class: colour, ...dash } = strokeOf(number);
  return h('svg', { class: 'mark', viewBox: '0 0 28 8', 'aria-hidden': 'true' }, [
    h('path', { class: ['line', colour], ...dash, d: 'M1 4H27' }),
  ]);
};

const row = (run: Run, remove: (run: Run) => void): VNode => {
  const { number, name, seed, steps, step, state, checkpoint } = run;
  const milliseconds = millisecondsOf(run);
  return h('tr', { key: number }, [
    h('th', { scope: 'row' }, [mark(number), ` ${number}`]),
    h('td', name),
    h('td', String(seed)),
    h('td', `${step} of ${steps}, ${state}`),
    h(
      'td',
      lastOf(smooth(run.losses), (loss) => loss.toFixed(3)),
    ),
    h(
      'td',
      lastOf(run.deviations, (deviation) => deviation.toFixed(2)),
    ),
    h(
      'td',
      lastOf(run.ranks, (rank) => rank.toFixed(1)),
    ),
    h('td', lastOf(run.probes.slice(0, 1), percent)),
    h('td', lastOf(run.probes, percent)),
    h('td', milliseconds === undefined ? '–' : `${milliseconds.toFixed(0)} ms`),
    h('td', [
      checkpoint === undefined
        ? undefined
        : h(
            'button',
            {
              type: 'button',
              'aria-label': `Save the weights of run ${number}`,
              onClick: () => download(`run-${number}.safetensors`, new Blob([checkpoint])),
            },
            'save',
          ),
      goesOn(run)
        ? undefined
        : h(
            'button',
            { type: 'button', 'aria-label': `Remove run ${number}`, onClick: () => remove(run) },
            'remove',
          ),
    ]),
  ]);
};

const HEADS = [
  'Run',
  'Masks',
  'Seed',
  'Step',
  'Loss',
  'Deviation',
  'Rank',
  'Probe, untrained',
  'Probe, now',
  'A step takes',
  'Its weights',
];

export const RunsTable = ({
  runs,
  remove,
}: {
  readonly runs: ReadonlyArray<Run>;
  readonly remove: (run: Run) => void;
}): VNode =>
  h('div', { class: 'runs', tabindex: 0, role: 'region', 'aria-label': 'Runs' }, [
    h('table', [
      h(
        'thead',
        h(
          'tr',
          HEADS.map((head) => h('th', { scope: 'col' }, head)),
        ),
      ),
      h(
        'tbody',
        runs.map((run) => row(run, remove)),
      ),
    ]),
  ]);
