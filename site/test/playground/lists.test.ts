/** Lists of records: what is shown of a preset's, and what a click makes of it. */
import { expect, test } from 'vitest';
import { h, isVNode, nextTick, type SetupContext, shallowRef, type VNode } from 'vue';
import type { Desk } from '../../playground/page/desk.js';
import { Parameters } from '../../playground/page/parameters.js';
import { changed, chosen, configOf, firstState, type PlaygroundState } from '../../playground/state/state.js';
import { type FakeElement, mounted } from './mounted.js';
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
    click: (button: VNode) => after(() => button.props!.onClick({ currentTarget: { closest: () => null } })),
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

test.each(lists)(
  'the keyboard is at the list where a record was removed, and none can be added: $told',
  async ({ name, field, state }) => {
    const now = shallowRef(state);
    const desk = {
      catalogue: { value: catalogue },
      plan: { value: undefined },
      errors: { value: [] },
      set: (to: PlaygroundState) => {
        now.value = to;
      },
    } as unknown as Desk;
    const { place, unmount } = mounted(() => h(Parameters, { desk, state: now.value }));
    const buttons = (word: string): ReadonlyArray<FakeElement> =>
      place.all.filter(({ type, text }) => type === 'button' && text.startsWith(word));
    const list = place.all.find(({ props }) => props['data-field'] === name)!;
    const press = async (button: FakeElement): Promise<void> => {
      button.focus();
      button.hear('Click', { detail: 0 });
      await nextTick();
    };
    while (buttons('Remove ').length > field.min) {
      await press(buttons('Remove ').at(-1)!);
      expect(list.holdsKeyboard).toBe(true);
    }
    now.value = changed(state, { [name]: Array(field.max - 2).fill({}) });
    await nextTick();
    for (let adds = 0; adds < 2; adds++) {
      const [add] = buttons('Add a record') as [FakeElement];
      await press(add);
      // Where another can be added, the keyboard stays to do so.
      expect((add.props.disabled ? list : add).holdsKeyboard).toBe(true);
    }
    unmount();
  },
);
