import { type FunctionalComponent, h } from 'vue';
import type { PlaygroundState } from '../state/state.js';
import { labelled } from './choice.js';
import type { Desk } from './desk.js';
import { Picture } from './pictures.js';

/** Ours beside a published generator, where one can be asked for the same. */
export const Beside: FunctionalComponent<{ readonly desk: Desk; readonly state: PlaygroundState }> = ({
  desk,
  state,
}) => {
  const references = desk.references.value;
  const summary = references.find(({ name }) => name === state.beside)?.summary;
  return h(
    'details',
    {
      class: 'beside-choice',
      open: state.beside !== undefined,
      onToggle: (event: Event) => {
        if ((event.target as HTMLDetailsElement).open) desk.tellReferences();
      },
    },
    [
      h('summary', 'Beside a published generator'),
      labelled(
        'Generator',
        'beside',
        state.beside ?? '',
        [['', 'none'], ...references.map(({ name, applies }) => [name, name, !applies] as const)],
        (name) => desk.change({ beside: name === '' ? undefined : name }),
      ),
      summary === undefined ? undefined : h('p', { class: 'summary' }, summary),
      state.beside === undefined ? undefined : h(Picture, { desk, place: 'beside' }),
    ],
  );
};
Beside.props = ['desk', 'state'];
