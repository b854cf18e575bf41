import { defineComponent, h, onBeforeUnmount, type PropType, ref } from 'vue';
import { type Accepts, refused, SETTINGS, wholeTo } from '../state/settings.js';
import type { PlaygroundState } from '../state/state.js';
import type { Desk } from './desk.js';

/** Milliseconds that a step is seen while steps play. */
const PACE = 500;

/** What boxes ask for. */
type Asked = 'seed' | 'step' | 'batch' | 'sample';

/** A number where the text is one; of seeds digits alone are. */
const asNumberOrText = (name: Asked, text: string): unknown => {
  const isNumber = name === 'seed' ? /^[+-]?\d+$/.test(text.trim()) : text.trim() !== '';
  return isNumber ? Number(text) : text;
};

const textOf = (event: Event): string => (event.target as HTMLInputElement).value;

/** Which samples: seed, step, how many; and steps that play. */
export const Batch = defineComponent({
  props: {
    desk: { type: Object as PropType<Desk>, required: true },
    state: { type: Object as PropType<PlaygroundState>, required: true },
  },
  setup(props) {
    const playing = ref<ReturnType<typeof setInterval>>();
    const stop = (): void => {
      clearInterval(playing.value);
      playing.value = undefined;
    };
    onBeforeUnmount(stop);
    /** Whether a setting takes a value; says what it would take, where it doesn't. */
    const takes = (name: Asked, value: unknown, text: string, accepts: Accepts): boolean => {
      const accepted = accepts(value, props.state, props.desk.catalogue.value!);
      if (accepted !== undefined) props.desk.problems.value = [refused(name, text, accepted)];
      return accepted === undefined;
    };
    const set = (name: Asked, text: string, accepts: Accepts): void => {
      const value = asNumberOrText(name, text);
      if (takes(name, value, text, accepts)) props.desk.change({ [name]: value });
    };
    /** The step after the one that is seen; undefined, and told, where there is none. */
    const next = (): number | undefined => {
      const step = props.desk.state.value!.step + 1;
      return takes('step', step, String(step), SETTINGS.step) ? step : undefined;
    };
    const goOn = (): void => {
      const step = next();
      if (step !== undefined) props.desk.change({ step });
    };
    const play = (): void => {
      playing.value = setInterval(() => {
        const step = next();
        if (step === undefined) stop();
        else props.desk.playTo(step);
      }, PACE);
    };
    const box = (label: string, name: Asked, value: number | string, accepts: Accepts = SETTINGS[name]) =>
      h('div', { class: 'choice' }, [
        h('label', { for: name }, label),
        h('input', {
          ...{ id: name, type: 'text', autocomplete: 'off', value },
          onChange: (event: Event) => set(name, textOf(event), accepts),
        }),
      ]);
    return () => {
      const { seed, step, batch, sample } = props.state;
      const isPlaying = playing.value !== undefined;
      return h('section', { class: 'batch', 'aria-labelledby': 'batch-title' }, [
        h('h2', { id: 'batch-title' }, 'Which samples'),
        h(
          'p',
          { class: 'summary' },
          'Seed, step and index name a mask: the same three give the same mask anywhere.',
        ),
        h('div', { class: 'row' }, [
          box('Seed', 'seed', seed),
          box('Step', 'step', step),
          box('Batch', 'batch', batch),
          box('Sample drawn large', 'sample', Math.min(sample, batch - 1), wholeTo(0, batch - 1)),
        ]),
        h('div', { class: 'row' }, [
          h(
            'button',
            { type: 'button', class: 'play', onClick: isPlaying ? stop : play },
            isPlaying ? '❚❚ Pause' : '▶ Play over steps',
          ),
          h('button', { type: 'button', onClick: goOn }, 'Next step'),
        ]),
      ]);
    };
  },
});
