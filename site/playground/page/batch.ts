import { defineComponent, h, onBeforeUnmount, type PropType, ref } from 'vue';
import { MOST_BATCH, type PlaygroundState } from '../state/state.js';
import { isSeed } from '../state/url.js';
import type { Desk } from './desk.js';

/** Milliseconds that a step is seen while steps play. */
const PACE = 500;

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
    const play = (): void => {
      playing.value = setInterval(() => props.desk.change({ step: props.desk.state.value!.step + 1 }), PACE);
    };
    onBeforeUnmount(stop);
    const setSeed = (text: string): void => {
      const seed = /^[+-]?\d+$/.test(text.trim()) ? Number(text) : text;
      if (isSeed(seed)) props.desk.change({ seed });
      else props.desk.problems.value = ['seed: give a whole number, or a text that is no number'];
    };
    const setWhole = (name: 'step' | 'batch' | 'sample', least: number, most: number) => (text: string) => {
      const value = Number(text);
      if (text.trim() !== '' && Number.isSafeInteger(value) && value >= least && value <= most) {
        props.desk.problems.value = [];
        props.desk.change({ [name]: value });
      } else
        props.desk.problems.value = [`${name}: is ${text}; give a whole number from ${least} to ${most}`];
    };
    const box = (label: string, id: string, value: number | string, set: (text: string) => void) =>
      h('div', { class: 'choice' }, [
        h('label', { for: id }, label),
        h('input', {
          ...{ id, type: 'text', autocomplete: 'off', value },
          onChange: (event: Event) => set(textOf(event)),
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
          box('Seed', 'seed', seed, setSeed),
          box('Step', 'step', step, setWhole('step', 0, Number.MAX_SAFE_INTEGER)),
          box('Batch', 'batch', batch, setWhole('batch', 1, MOST_BATCH)),
          box('Sample drawn large', 'sample', Math.min(sample, batch - 1), setWhole('sample', 0, batch - 1)),
        ]),
        h('div', { class: 'row' }, [
          h(
            'button',
            { type: 'button', class: 'play', onClick: isPlaying ? stop : play },
            isPlaying ? '❚❚ Pause' : '▶ Play over steps',
          ),
          h('button', { type: 'button', onClick: () => props.desk.change({ step: step + 1 }) }, 'Next step'),
        ]),
      ]);
    };
  },
});
