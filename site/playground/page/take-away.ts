import { defineComponent, h, type PropType, ref } from 'vue';
import { messageOf } from '../message-of.js';
import { COPIES, type CopyKind } from '../worker/messages.js';
import type { Desk } from './desk.js';
import { saveFile } from './save.js';

/** What the visitor takes along: code, files, the address. */
export const TakeAway = defineComponent({
  props: { desk: { type: Object as PropType<Desk>, required: true } },
  setup({ desk }) {
    const said = ref('');
    const text = ref('');
    const toClipboard = async (copy: string, what: string): Promise<void> => {
      text.value = copy;
      try {
        await navigator.clipboard.writeText(copy);
        said.value = `${what} is copied.`;
      } catch {
        said.value = `${what} can be copied from below.`;
      }
    };
    const copy = async (as: CopyKind): Promise<void> => {
      try {
        await toClipboard(await desk.workshop.copyOf(desk.state.value!, as), as);
      } catch (error) {
        said.value = messageOf(error);
      }
    };
    const share = (): Promise<void> =>
      toClipboard(new URL(desk.address(), location.href).href, 'The address of what you see');
    const button = (label: string, onClick: () => unknown) => h('button', { type: 'button', onClick }, label);
    return () =>
      h('section', { class: 'take-away', 'aria-labelledby': 'take-title' }, [
        h('h2', { id: 'take-title' }, 'Take it along'),
        h('div', { class: 'row' }, [
          ...COPIES.map((as) => button(`Copy as ${as}`, () => copy(as))),
          button('Share by address', share),
          button('Save masks (npz)', () => saveFile(desk, 'npz')),
          desk.plan.value?.follows === true
            ? button('Save scores (npy)', () => saveFile(desk, 'scores'))
            : undefined,
        ]),
        h('p', { role: 'status', class: 'said' }, said.value),
        text.value === ''
          ? undefined
          : h('pre', { tabindex: 0, 'aria-label': 'What was copied' }, text.value),
      ]);
  },
});
