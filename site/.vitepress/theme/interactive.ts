/** A place on a page for what is not text: plain TypeScript that draws into an element. */
import { defineComponent, h, onBeforeUnmount, onMounted, ref } from 'vue';
import './controls.css';

/** Draws into an element; the function that it gives takes everything away again. */
type Mount = (place: HTMLElement) => () => void;

/** Loaded when the page that shows it is opened, and never while the site is built. */
const parts: Readonly<Record<string, () => Promise<{ readonly mount: Mount }>>> = {
  training: () => import('../../training/mount.js'),
  playground: () => import('../../playground/mount.js'),
};

/** `<Interactive part="playground" />` on a page shows that part. */
export const Interactive = defineComponent({
  props: { part: { type: String, required: true } },
  setup(props) {
    const place = ref<HTMLElement>();
    let unmount: (() => void) | undefined;
    let gone = false;
    onMounted(async () => {
      const load = parts[props.part];
      if (load === undefined) throw new Error(`no part "${props.part}"`);
      const { mount } = await load();
      if (!gone && place.value !== undefined) unmount = mount(place.value);
    });
    onBeforeUnmount(() => {
      gone = true;
      unmount?.();
    });
    return () => h('div', { ref: place, class: 'interactive' });
  },
});
