import { defineComponent, h, onBeforeUnmount, type PropType, type VNode, watch } from 'vue';
import type { Desk } from './desk.js';
import { Film } from './film.js';
import { Picture } from './pictures.js';

/** Whether the visitor wants nothing to move by itself. */
const isStill = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

const button = (label: string, onClick: (event: MouseEvent) => void): VNode =>
  h('button', { type: 'button', key: label, onClick }, label);

/** The sample that is drawn large; a video plays there, when it is asked to. */
export const LargePicture = defineComponent({
  props: { desk: { type: Object as PropType<Desk>, required: true } },
  setup({ desk }) {
    const film = new Film(desk);
    // What plays would no longer be what was chosen.
    watch(desk.asked, () => film.leave());
    onBeforeUnmount(() => film.leave());
    const leave = ({ currentTarget }: MouseEvent): void => {
      // The button is about to vanish: the keyboard stays at the picture.
      (currentTarget as Element).closest('figure')?.querySelector('h2')?.focus();
      film.leave();
    };
    const controls = (): VNode =>
      h('div', { class: 'row film' }, [
        isStill()
          ? undefined
          : h(
              'button',
              { type: 'button', class: 'play', onClick: () => (film.isPlaying ? film.pause() : film.play()) },
              film.isPlaying ? '❚❚ Pause' : '▶ Play over time',
            ),
        button('Next time step', () => film.next()),
        film.frame === undefined ? undefined : button('All time steps', leave),
      ]);
    return () => {
      const plays = desk.plan.value?.plays === true && desk.errors.value.length === 0;
      return h(
        Picture,
        { desk, place: 'large', instead: film.frame },
        { default: () => (plays ? controls() : undefined) },
      );
    };
  },
});
