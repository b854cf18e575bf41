import { defineComponent, h, type PropType } from 'vue';
import type { PlaygroundState } from '../state/state.js';
import type { Desk } from './desk.js';
import { framesOf } from './frames-of.js';
import { shipped } from './shipped.js';

/** Puts images under the masks, and has them seen. */
const show = async (desk: Desk, coming: Promise<ReadonlyArray<Blob>>): Promise<void> => {
  if (await desk.putUnder(coming)) desk.change({ photograph: true });
};

/** Puts the images that files hold under the masks; says why, where that can't be. */
export const takeFiles = async (desk: Desk, files: ReadonlyArray<File>): Promise<void> => {
  if (files.length > 0) await show(desk, framesOf(files));
};

/** What lies under the masks: the visitor's own photograph or clip, the shipped one, or nothing. Nothing leaves the page. */
export const Photograph = defineComponent({
  props: {
    desk: { type: Object as PropType<Desk>, required: true },
    state: { type: Object as PropType<PlaygroundState>, required: true },
  },
  setup(props) {
    const choose = (event: Event): void => {
      const input = event.target as HTMLInputElement;
      void takeFiles(props.desk, [...(input.files ?? [])]);
      // Else the same files could not be chosen again after others.
      input.value = '';
    };
    const tick = (label: string, checked: boolean, change: (is: boolean) => void) =>
      h('label', { class: 'tick' }, [
        h('input', {
          ...{ type: 'checkbox', checked },
          onChange: (event: Event) => change((event.target as HTMLInputElement).checked),
        }),
        ` ${label}`,
      ]);
    return () =>
      h('section', { class: 'photograph', 'aria-labelledby': 'photograph-title' }, [
        h('h2', { id: 'photograph-title' }, 'Under the masks'),
        h('p', { class: 'summary' }, [
          'Drop a photograph anywhere here, or a clip: an animated WebP or GIF, or several images. ',
          'It stays on your machine. Of a single photograph, videos pan over it.',
        ]),
        h('div', { class: 'row' }, [
          h('label', { class: 'file' }, [
            'Choose files',
            h('input', {
              ...{ type: 'file', accept: 'image/*', multiple: true, class: 'visually-hidden' },
              onChange: choose,
            }),
          ]),
          h('button', { type: 'button', onClick: () => show(props.desk, shipped()) }, 'The shipped one'),
        ]),
        tick('draw it under the masks', props.state.photograph, (photograph) =>
          props.desk.change({ photograph }),
        ),
        props.desk.plan.value?.follows === true
          ? tick('masks follow its detail; else all patches count alike', props.state.scores, (scores) =>
              props.desk.change({ scores }),
            )
          : undefined,
      ]);
  },
});
