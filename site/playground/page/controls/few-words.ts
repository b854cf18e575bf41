import { h } from 'vue';
import { labelOf } from '../../controls/label-of.js';
import type { Inputs } from './control.js';

/** Words that are shown side by side; more are a list to choose from. */
const MOST_SIDE_BY_SIDE = 4;

/** One of a few words. */
export const choiceInput: Inputs = ({ id, name, field, given, usual, set }) => {
  const choices = field.kind === 'choice' ? field.choices : [];
  const value = String(given ?? usual);
  if (choices.length > MOST_SIDE_BY_SIDE) {
    return h(
      'select',
      {
        ...{ id, value, 'aria-label': labelOf(name), 'aria-describedby': `${id}-summary` },
        onChange: (event: Event) => set((event.target as HTMLSelectElement).value),
      },
      choices.map((choice) => h('option', { value: choice }, choice)),
    );
  }
  return h(
    'div',
    { class: 'words' },
    choices.map((choice) =>
      h('label', { class: ['word-choice', { chosen: choice === value }] }, [
        h('input', {
          ...{ type: 'radio', name: id, value: choice, checked: choice === value },
          onChange: () => set(choice),
        }),
        choice,
      ]),
    ),
  );
};

/** Yes or no. */
export const yesNoInput: Inputs = ({ id, given, usual, set }) =>
  h('label', { class: 'tick' }, [
    h('input', {
      ...{ id, type: 'checkbox', checked: (given ?? usual) === true, 'aria-describedby': `${id}-summary` },
      onChange: (event: Event) => set((event.target as HTMLInputElement).checked),
    }),
    ' yes',
  ]);

/** A word of one's own. */
export const nameInput: Inputs = ({ id, name, given, usual, errors, set }) =>
  h('input', {
    ...{ id, type: 'text', autocomplete: 'off', 'aria-label': labelOf(name) },
    'aria-describedby': `${id}-summary`,
    'aria-invalid': errors.length > 0 ? 'true' : undefined,
    value: String(given ?? usual ?? ''),
    onChange: (event: Event) => {
      const { value } = event.target as HTMLInputElement;
      set(value === '' ? undefined : value);
    },
  });
