/** Lists of records: what is shown of a preset's, and what a click makes of it. */
import { expect, test } from 'vitest';
import { isVNode, type SetupContext, type VNode } from 'vue';
import type { Desk } from '../../playground/page/desk.js';
import { Parameters } from '../../playground/page/parameters.js';
import { chosen, configOf, firstState, type PlaygroundState } from '../../playground/state/state.js';
import { catalogue } from './states.js';

type Records = ReadonlyArray<Readonly<Record<string, unknown>>>;

const lists = catalogue.strategies.flatMap(({ name: strategy, fields, presets }) =>
  Object.entries(fields).flatMap(([name, field]) =>
    field.kind === 'list'
      ? [undefined, ...presets.map((preset) => preset.name)].map((preset) => ({
          ...{ told: `${name} of ${preset ?? strategy}`, name, field },
          state: chosen(firstState(catalogue), strategy, preset),
        }))
      : [],
  ),
);

const nodesOf = (node: unknown): ReadonlyArray<VNode> => {
  if (Array.isArray(node)) return node.flatMap(nodesOf);
  return isVNode(node) ? [node, ...nodesOf(node.children)] : [];
};

/** The controls of a state, and the state that a click or a slider leads to. */
const controlsOf = (state: PlaygroundState) => {
  let changed = state;
  const desk = {
    catalogue: { value: catalogue },
    plan: { value: undefined },
    errors: { value: [] },
    set: (to: PlaygroundState) => {
      changed = to;
    },
  } as unknown as Desk;
  const nodes = nodesOf(Parameters({ desk, state }, {} as SetupContext));
  const after = (act: () => void): PlaygroundState => {
    act();
    return changed;
  };
  return {
    buttons: nodes.filter(({ type }) => type === 'button'),
    sliderOf: (id: string) => nodes.find(({ props }) => props?.id === id),
    click: (button: VNode) => after(() => button.props!.onClick()),
    slide: (slider: VNode, value: string) => after(() => slider.props!.onInput({ target: { value } })),
  };
};

test.each(lists)('what is changed is the list that holds: $told', ({ name, field, state }) => {
  const listOf = (of: PlaygroundState): Records =>
    (configOf(of, catalogue)[name] ?? field.fallback) as Records;
  const before = listOf(state);
  const { buttons, click, slide, sliderOf } = controlsOf(state);

  const add = buttons.find(({ children }) => children === 'Add a record')!;
  expect(listOf(click(add))).toEqual([...before, {}]);
  const removes = buttons.filter(({ children }) => String(children).startsWith('Remove '));
  expect(removes).toHaveLength(before.length);
  expect(listOf(click(removes[0]!))).toEqual(before.slice(1));

  const number = Object.entries(field.of).find(([, { kind }]) => kind === 'integer')![0];
  const last = before.length - 1;
  const slid = slide(sliderOf(`field-${name}-${last}-${number}`)!, '1');
  expect(listOf(slid)).toEqual([...before.slice(0, last), { ...before[last], [number]: 1 }]);
});
