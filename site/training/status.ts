/** Where the last run stands: said aloud when that changes, not at each step. */
import { h, type VNode } from 'vue';
import { millisecondsOf, type Run } from './run.js';

const said = ({ number, name, state }: Run): string => {
  switch (state) {
    case 'loading':
      return `Run ${number}, ${name}: loading what trains it …`;
    case 'training':
      return `Run ${number}, ${name}: training.`;
    case 'paused':
      return `Run ${number} is paused.`;
    case 'ended':
      return `Run ${number} has ended. Choose other masks and start again: its curves stay.`;
    case 'stopped':
      return `Run ${number} was stopped.`;
    case 'failed':
      return `Run ${number} failed.`;
  }
};

const engineLine = ({ engine, why }: Run): string | undefined =>
  engine === undefined ? undefined : `Computed by ${engine}${why === undefined ? '' : ` (${why})`}.`;

export const Status = ({ run }: { readonly run: Run }): VNode => {
  const milliseconds = millisecondsOf(run);
  const speed = milliseconds === undefined ? '' : `, ${milliseconds.toFixed(0)} ms each`;
  return h('div', { class: 'status' }, [
    h('p', { role: 'status' }, [said(run), ' ', engineLine(run)]),
    run.fault === undefined ? undefined : h('p', { role: 'alert', class: 'fault' }, run.fault),
    h('label', { class: 'progress' }, [
      h('progress', { max: run.steps, value: run.step }),
      h('span', `${run.step} of ${run.steps} steps${speed}`),
    ]),
  ]);
};
