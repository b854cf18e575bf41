import { type FunctionalComponent, h, type VNode } from 'vue';
import type { PlaygroundState } from '../state/state.js';
import type { ReportLine } from '../worker/messages.js';
import type { Desk } from './desk.js';
import { changeButton } from './errors.js';

/** A sign beside the colour, for who can't tell colours apart. */
const SIGNS: Readonly<Record<ReportLine['kind'], string>> = {
  heading: '',
  promise: '✓',
  warning: '!',
  note: '→',
};

const lineOf = (desk: Desk, state: PlaygroundState, { kind, text, change }: ReportLine): VNode =>
  kind === 'heading'
    ? h('h3', text)
    : h('p', { class: kind }, [
        h('span', { class: 'sign', 'aria-hidden': 'true' }, SIGNS[kind]),
        h('span', [
          kind === 'warning' ? h('span', { class: 'visually-hidden' }, 'Warning: ') : undefined,
          `${text} `,
          change === undefined ? undefined : changeButton(desk, state, change),
        ]),
      ]);

/** What holds in every sample, and what to beware of. */
export const Report: FunctionalComponent<{ readonly desk: Desk; readonly state: PlaygroundState }> = ({
  desk,
  state,
}) =>
  h('section', { class: 'report', 'aria-labelledby': 'report-title' }, [
    h('h2', { id: 'report-title' }, 'What holds in every sample'),
    ...desk.report.value.map((line) => lineOf(desk, state, line)),
  ]);
Report.props = ['desk', 'state'];
