/** The photographs of a step, with what its masks do to them: a row a level. */
import { computed, defineComponent, h, onMounted, onUpdated, type PropType, ref, type VNode } from 'vue';
import { SIDE } from '../../examples/training/src/data/photographs.js';
import type { Shown } from '../../examples/training/src/web/messages.js';
import { type Fate, fatesOf, PAINTED, PATCHES, paint } from './paint.js';

/** The part of a list, [count, length], that is of one sample. */
const ofSample = (list: Int32Array, count: number, sample: number): Int32Array => {
  const length = list.length / count;
  return list.subarray(sample * length, (sample + 1) * length);
};

const average = (fates: ReadonlyArray<ReadonlyArray<Fate>>, of: Fate): number =>
  Math.round(fates.flat().filter((fate) => fate === of).length / fates.length);

export const Photographs = defineComponent({
  props: { shown: { type: Object as PropType<Shown>, required: true } },
  setup: (props) => {
    const place = ref<HTMLElement>();
    /** Of each level, each photograph and each of its patches. */
    const levels = computed(() =>
      props.shown.masks.map(({ context, targets }) =>
        Array.from({ length: props.shown.count }, (_, at) =>
          fatesOf(ofSample(context, props.shown.count, at), ofSample(targets, props.shown.count, at)),
        ),
      ),
    );
    const draw = (): void => {
      const fates = levels.value.flat();
      for (const [at, canvas] of [...place.value!.querySelectorAll('canvas')].entries()) {
        const photograph = at % props.shown.count;
        const size = SIDE * SIDE;
        paint(canvas, props.shown.pixels.subarray(photograph * size, (photograph + 1) * size), fates[at]!);
      }
    };
    onMounted(draw);
    onUpdated(draw);
    return () =>
      h(
        'div',
        { ref: place, class: 'photographs' },
        levels.value.map((fates, level) => {
          // As the part of the plan is called.
          const part = props.shown.masks.length === 1 ? undefined : `level_${level}`;
          const of = part === undefined ? '' : `${part}, `;
          const said = `${of}${fates.length} photographs of ${PATCHES} patches: the encoder sees ${average(fates, 'seen')} of each, ${average(fates, 'predicted')} are to be predicted`;
          return h('div', { class: 'level' }, [
            part === undefined ? undefined : h('p', part),
            h(
              'div',
              { class: 'row', role: 'img', 'aria-label': said },
              fates.map((_, at) => h('canvas', { key: at, width: PAINTED, height: PAINTED })),
            ),
          ]);
        }),
      );
  },
});

/** What the colours mean. */
export const Key = (): VNode =>
  h(
    'p',
    { class: 'key' },
    [
      ['seen', 'seen by the encoder'],
      ['predicted', 'to be predicted'],
      ['neither', 'neither'],
    ].map(([fate, said]) => h('span', [h('span', { class: `swatch ${fate}` }), ` ${said}`])),
  );
