import type { Field } from '@jepa-masks/core/config';
import type { VNode } from 'vue';

/** What a control is told. */
export interface ControlProps {
  /** Of the element; labels and errors point to it. */
  readonly id: string;
  readonly name: string;
  readonly field: Field;
  /** What was set; undefined: nothing. */
  readonly given: unknown;
  /** What holds where nothing is set: the field's own, or what the plan computes. */
  readonly usual: unknown;
  /** Side of a patch in pixels. */
  readonly side: number;
  /** What is wrong with the value, if anything is. */
  readonly errors: ReadonlyArray<string>;
  /** Told what is set; undefined takes it back. */
  readonly set: (value: unknown) => void;
}

/** The inputs of a kind of field. */
export type Inputs = (props: ControlProps) => VNode;
