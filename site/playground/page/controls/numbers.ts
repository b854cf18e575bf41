import { h, type VNode } from 'vue';
import { labelOf } from '../../controls/label-of.js';
import { sliderOf } from '../../controls/slider.js';
import type { ControlProps, Inputs } from './control.js';

/** A number if it reads as one, nothing where there is no text, else the text: planning says what it would accept. */
const numberOr = (text: string): unknown => {
  if (text.trim() === '') return undefined;
  return Number.isNaN(Number(text)) ? text : Number(text);
};

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

const valueText = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);

const inputText = (event: Event): string => (event.target as HTMLInputElement).value;

/** A slider and a box of one number, called by a word of its own where a field has several. */
const sliderAndBox = (
  props: ControlProps,
  word: string,
  value: unknown,
  set: (value: unknown) => void,
): VNode => {
  const { id, name, field, usual, side } = props;
  const usuals = [usual].flat().filter(isNumber);
  const slider = sliderOf(field, Math.max(...usuals, isNumber(value) ? 0 : 1), side);
  const own = word === '' ? id : `${id}-${word}`;
  const label = word === '' ? labelOf(name) : `${labelOf(name)}, ${word}`;
  const described = { 'aria-describedby': `${id}-summary` };
  return h('div', { class: 'number' }, [
    word === '' ? undefined : h('span', { class: 'word', 'aria-hidden': 'true' }, word),
    slider === undefined
      ? undefined
      : h('input', {
          ...{ id: own, type: 'range', 'aria-label': label, ...described, ...slider },
          value: isNumber(value) ? value : slider.min,
          onInput: (event: Event) => set(Number(inputText(event))),
        }),
    h('input', {
      ...{ id: `${own}-box`, type: 'text', inputmode: 'decimal', autocomplete: 'off', ...described },
      'aria-label': `${label}, typed`,
      'aria-invalid': props.errors.length > 0 ? 'true' : undefined,
      placeholder: 'auto',
      value: valueText(value),
      onChange: (event: Event) => set(numberOr(inputText(event))),
    }),
  ]);
};

/** One number. */
export const numberInput: Inputs = (props) =>
  sliderAndBox(props, '', props.given ?? props.usual ?? undefined, props.set);

/** Two ends; a slider that would pass the other end pushes it along. */
export const rangeInput: Inputs = (props) => {
  const value = props.given ?? props.usual;
  const [low, high] = Array.isArray(value) ? value : [undefined, undefined];
  const setLow = (end: unknown) =>
    props.set(end === undefined ? undefined : [end, isNumber(end) && !(high >= end) ? end : high]);
  const setHigh = (end: unknown) =>
    props.set(end === undefined ? undefined : [isNumber(end) && !(low <= end) ? end : low, end]);
  return h('div', [sliderAndBox(props, 'low', low, setLow), sliderAndBox(props, 'high', high, setHigh)]);
};

/** A side of a square, or two sides. */
export const sizeInput: Inputs = (props) => {
  const value = props.given ?? props.usual ?? undefined;
  const isPair = Array.isArray(value);
  const sides = isPair ? value : [value, value];
  const toggle = h('label', { class: 'tick' }, [
    h('input', {
      type: 'checkbox',
      checked: isPair,
      onChange: () => props.set(isPair ? sides[0] : [sides[0] ?? props.side, sides[1] ?? props.side]),
    }),
    ' two sides',
  ]);
  if (!isPair) return h('div', [sliderAndBox(props, '', value, props.set), toggle]);
  const setSide = (at: number) => (side: unknown) =>
    props.set(side === undefined ? undefined : sides.map((other, index) => (index === at ? side : other)));
  return h('div', [
    sliderAndBox(props, 'height', sides[0], setSide(0)),
    sliderAndBox(props, 'width', sides[1], setSide(1)),
    toggle,
  ]);
};
