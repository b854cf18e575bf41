import { h, type VNode } from 'vue';
import { labelOf } from '../../controls/label-of.js';
import type { ControlProps } from './control.js';
import { focusGroup } from './focus-group.js';

const resetButton = ({ name, given, set }: ControlProps): VNode | undefined => {
  if (given === undefined) return undefined;
  const label = `Back to the default of ${labelOf(name)}`;
  const reset = (event: MouseEvent): void => {
    focusGroup(event);
    set(undefined);
  };
  return h(
    'button',
    { type: 'button', class: 'reset', title: label, 'aria-label': label, onClick: reset },
    '↺',
  );
};

/** The inputs of a field with its name, its meaning, and what is wrong with it. */
export const framed = (props: ControlProps, inputs: VNode): VNode => {
  const { id, name, field, errors } = props;
  const isWrong = errors.length > 0;
  return h(
    'div',
    {
      class: ['field', { wrong: isWrong }],
      role: 'group',
      tabindex: -1,
      'aria-labelledby': `${id}-label`,
      'data-field': name,
    },
    [
      h('div', { class: 'field-head' }, [
        h('span', { id: `${id}-label`, class: 'field-label' }, labelOf(name)),
        resetButton(props),
      ]),
      h('p', { id: `${id}-summary`, class: 'field-summary' }, field.summary),
      inputs,
      isWrong ? h('p', { class: 'field-error' }, errors.join(' ')) : undefined,
    ],
  );
};
