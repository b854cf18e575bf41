import type { VNode } from 'vue';
import type { ControlProps } from './control.js';
import { framed } from './framed.js';
import { listInput } from './list-input.js';
import { singleControl } from './single-control.js';

/** The control of any field. */
export const fieldControl = (props: ControlProps): VNode =>
  props.field.kind === 'list' ? framed(props, listInput(props)) : singleControl(props);
