import { type FunctionalComponent, h, type VNode } from 'vue';
import { type CatalogueStrategy, strategyNamed } from '../state/catalogue.js';
import { chosen, type PlaygroundState } from '../state/state.js';
import type { Desk } from './desk.js';

const selectedValue = (event: Event): string => (event.target as HTMLSelectElement).value;

/** A list to choose from, with its name. */
export const labelled = (
  label: string,
  id: string,
  value: string,
  options: ReadonlyArray<readonly [value: string, text: string, disabled?: boolean]>,
  set: (value: string) => void,
): VNode =>
  h('div', { class: 'choice' }, [
    h('label', { for: id }, label),
    h(
      'select',
      { id, value, onChange: (event: Event) => set(selectedValue(event)) },
      options.map(([one, text, disabled]) => h('option', { value: one, disabled }, text)),
    ),
  ]);

/** A strategy's name, and the papers that its summary ends with. */
const nameAndPapers = ({ name, summary }: CatalogueStrategy): string => {
  const [, papers] = /\(([^()]+)\)[.]?$/.exec(summary) ?? [];
  return papers === undefined ? name : `${name} (${papers})`;
};

/** Which masks: a strategy, or one of its presets. */
export const Choice: FunctionalComponent<{ readonly desk: Desk; readonly state: PlaygroundState }> = ({
  desk,
  state,
}) => {
  const catalogue = desk.catalogue.value!;
  const strategy = strategyNamed(catalogue, state.strategy);
  const source = strategy.presets.find(({ name }) => name === state.preset)?.source;
  return h('section', { class: 'masks', 'aria-labelledby': 'masks-title' }, [
    h('h2', { id: 'masks-title' }, 'Masks'),
    labelled(
      'Strategy',
      'strategy',
      state.strategy,
      catalogue.strategies.map((one) => [one.name, nameAndPapers(one)] as const),
      (name) => desk.set(chosen(state, name, undefined)),
    ),
    h('p', { class: 'summary' }, strategy.summary),
    h('div', { class: 'choice' }, [
      h('label', { for: 'preset' }, 'Preset, of any strategy'),
      h(
        'select',
        {
          ...{ id: 'preset', value: state.preset ?? '' },
          onChange: (event: Event) => {
            const name = selectedValue(event);
            const owner = catalogue.strategies.find(({ presets }) =>
              presets.some((one) => one.name === name),
            );
            desk.set(chosen(state, owner?.name ?? state.strategy, owner && name));
          },
        },
        [
          h('option', { value: '' }, 'none: defaults'),
          ...catalogue.strategies
            .filter(({ presets }) => presets.length > 0)
            .map(({ name, presets }) =>
              h(
                'optgroup',
                { label: name },
                presets.map((preset) => h('option', { value: preset.name }, preset.name)),
              ),
            ),
        ],
      ),
    ]),
    source === undefined ? undefined : h('p', { class: 'summary' }, source),
  ]);
};
Choice.props = ['desk', 'state'];
