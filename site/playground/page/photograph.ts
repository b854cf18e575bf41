import { defineComponent, h, type PropType, ref } from 'vue';
import { messageOf } from '../../page/message-of.js';
import type { PlaygroundState } from '../state/state.js';
import type { Desk } from './desk.js';
import { framesOf } from './frames-of.js';

/** What lies under the masks: the visitor's own photograph or clip, the shipped one, or nothing. Nothing leaves the page. */
export const Photograph = defineComponent({
  props: {
    desk: { type: Object as PropType<Desk>, required: true },
    state: { type: Object as PropType<PlaygroundState>, required: true },
    shipped: { type: Function as PropType<() => Promise<ReadonlyArray<Blob>>>, required: true },
  },
  setup(props) {
    const isOver = ref(false);
    const show = (images: ReadonlyArray<Blob>): Promise<void> => {
      props.desk.problems.value = [];
      props.desk.change({ photograph: true });
      return props.desk.putUnder(images);
    };
    const take = async (files: FileList | null | undefined): Promise<void> => {
      if (files === null || files === undefined || files.length === 0) return;
      try {
        await show(await framesOf([...files]));
      } catch (error) {
        props.desk.problems.value = [messageOf(error)];
      }
    };
    const over = (is: boolean) => (event: DragEvent) => {
      event.preventDefault();
      isOver.value = is;
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
      h(
        'section',
        {
          class: ['photograph', { over: isOver.value }],
          'aria-labelledby': 'photograph-title',
          onDragover: over(true),
          onDragleave: over(false),
          onDrop: (event: DragEvent) => {
            over(false)(event);
            void take(event.dataTransfer?.files);
          },
        },
        [
          h('h2', { id: 'photograph-title' }, 'Under the masks'),
          h('p', { class: 'summary' }, [
            'Drop a photograph here, or a clip: an animated WebP or GIF, or several images. ',
            'It stays on your machine. Of a single photograph, videos pan over it.',
          ]),
          h('div', { class: 'row' }, [
            h('label', { class: 'file' }, [
              'Choose files',
              h('input', {
                ...{ type: 'file', accept: 'image/*', multiple: true, class: 'visually-hidden' },
                onChange: (event: Event) => take((event.target as HTMLInputElement).files),
              }),
            ]),
            h(
              'button',
              {
                type: 'button',
                onClick: async () => show(await props.shipped()),
              },
              'The shipped one',
            ),
          ]),
          tick('draw it under the masks', props.state.photograph, (photograph) =>
            props.desk.change({ photograph }),
          ),
          props.desk.plan.value?.follows === true
            ? tick('masks follow its detail; else all patches count alike', props.state.scores, (scores) =>
                props.desk.change({ scores }),
              )
            : undefined,
        ],
      );
  },
});
