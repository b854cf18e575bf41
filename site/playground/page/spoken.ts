import { defineComponent, h, onBeforeUnmount, type PropType, ref, watch } from 'vue';
import type { Desk } from './desk.js';

/** Milliseconds without a change after which what it led to is said. */
const PAUSE = 1000;

/** What the large picture shows, for screen readers: said once nothing changes any more. */
export const Spoken = defineComponent({
  props: { desk: { type: Object as PropType<Desk>, required: true } },
  setup({ desk }) {
    const said = ref('');
    let pause: ReturnType<typeof setTimeout> | undefined;
    watch(
      () => desk.pictures.large?.told,
      (told = '') => {
        clearTimeout(pause);
        pause = setTimeout(() => {
          said.value = told;
        }, PAUSE);
      },
    );
    onBeforeUnmount(() => clearTimeout(pause));
    return () => h('p', { role: 'status', class: 'visually-hidden spoken' }, said.value);
  },
});
