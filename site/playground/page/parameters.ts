import { type FunctionalComponent, h } from 'vue';
import { sideOfPatch } from '../controls/side-of-patch.js';
import { strategyNamed } from '../state/catalogue.js';
import { changed, configOf, type PlaygroundState } from '../state/state.js';
import { fieldControl } from './controls/field-control.js';
import type { Desk } from './desk.js';

/** A control for each field of the strategy: whatever core describes. */
export const Parameters: FunctionalComponent<{ readonly desk: Desk; readonly state: PlaygroundState }> = ({
  desk,
  state,
}) => {
  const catalogue = desk.catalogue.value!;
  const { name: strategy, fields, presets } = strategyNamed(catalogue, state.strategy);
  const ofPreset = presets.find(({ name }) => name === state.preset)?.config;
  const settled = desk.plan.value?.parameters;
  const side = sideOfPatch(fields, configOf(state, catalogue));
  return h('section', { class: 'parameters', 'aria-labelledby': 'parameters-title' }, [
    h('h2', { id: 'parameters-title' }, 'Parameters'),
    ...Object.entries(fields).map(([name, field]) =>
      h('div', { key: `${strategy} ${name}` }, [
        fieldControl({
          ...{ id: `field-${name}`, name, field, side, given: state.parameters[name] },
          usual: ofPreset?.[name] ?? (field.fallback === null ? settled?.[name] : field.fallback),
          errors: desk.errors.value.filter(({ path }) => path[0] === name).map(({ message }) => message),
          set: (value) => desk.set(changed(state, { [name]: value })),
        }),
      ]),
    ),
  ]);
};
Parameters.props = ['desk', 'state'];
