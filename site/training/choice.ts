/** What a reader chooses before a run. */
import { defineComponent, h, type PropType } from 'vue';
import type { DeviceChoice } from '../../examples/training/src/web/devices.js';
import { type Preset, presets } from './presets.js';

export interface Choice {
  readonly preset: Preset;
  readonly steps: number;
  readonly seed: number;
  readonly device: DeviceChoice;
}

export const firstChoice: Choice = { preset: presets[0]!, steps: 1000, seed: 0, device: 'auto' };

/** Lengths of a run; the number of steps bends the learning rate, so runs of one length compare. */
const STEPS = [30, 100, 300, 1000, 3000];

/** The highest seed that is offered; a run takes any whole number from 0. */
const SEEDS = 999;

const DEVICES: ReadonlyArray<readonly [DeviceChoice, string]> = [
  ['auto', 'WebGPU where it helps'],
  ['wasm', 'WebAssembly'],
  ['webgpu', 'WebGPU'],
];

const named = (name: string, control: ReturnType<typeof h>) => h('label', [h('span', name), control]);

const options = (all: ReadonlyArray<readonly [value: string, name: string]>, chosen: string) =>
  all.map(([value, name]) => h('option', { value, selected: value === chosen }, name));

export const ChoiceOfRun = defineComponent({
  props: { choice: { type: Object as PropType<Choice>, required: true } },
  emits: { chosen: (_: Choice) => true },
  setup: (props, { emit }) => {
    const choose = (part: Partial<Choice>) => emit('chosen', { ...props.choice, ...part });
    const read = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;
    const seedOf = (text: string): number => Math.min(SEEDS, Math.max(0, Math.trunc(Number(text)) || 0));
    return () => {
      const { preset, steps, seed, device } = props.choice;
      return h('form', { class: 'choice', onSubmit: (event: Event) => event.preventDefault() }, [
        h('fieldset', [
          h('legend', 'Masks'),
          presets.map((one) =>
            h('label', { class: 'preset', key: one.id }, [
              h('input', {
                type: 'radio',
                name: 'masks',
                value: one.id,
                checked: one.id === preset.id,
                onChange: () => choose({ preset: one }),
              }),
              h('span', [h('strong', one.name), h('small', one.says)]),
            ]),
          ),
        ]),
        h('div', { class: 'numbers' }, [
          named(
            'Steps',
            h(
              'select',
              { onChange: (event: Event) => choose({ steps: Number(read(event)) }) },
              options(
                STEPS.map((one) => [String(one), String(one)] as const),
                String(steps),
              ),
            ),
          ),
          named(
            'Seed',
            h('input', {
              type: 'number',
              min: 0,
              max: SEEDS,
              value: seed,
              onChange: (event: Event) => {
                const chosen = seedOf(read(event));
                (event.target as HTMLInputElement).value = String(chosen);
                choose({ seed: chosen });
              },
            }),
          ),
          named(
            'Computes on',
            h(
              'select',
              { onChange: (event: Event) => choose({ device: read(event) as DeviceChoice }) },
              options(DEVICES, device),
            ),
          ),
        ]),
      ]);
    };
  },
});
