import type { Field } from '@jepa-masks/core/config';
import { h, type VNode } from 'vue';
import type { ControlProps, Inputs } from './control.js';
import { choiceInput, nameInput, yesNoInput } from './few-words.js';
import { framed } from './framed.js';
import { numberInput, rangeInput, sizeInput } from './numbers.js';

/** Every kind of field that is no list, as core describes them. */
const inputs: Readonly<Record<Exclude<Field['kind'], 'list'>, Inputs>> = {
  integer: numberInput,
  number: numberInput,
  range: rangeInput,
  size: sizeInput,
  choice: choiceInput,
  boolean: yesNoInput,
  name: nameInput,
};

/** The control of a field that is no list. */
export const singleControl = (props: ControlProps): VNode => {
  const { kind } = props.field;
  return framed(props, kind === 'list' ? h('div') : inputs[kind](props));
};
