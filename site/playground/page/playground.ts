import { defineComponent, h, onBeforeUnmount, onMounted } from 'vue';
import { Batch } from './batch.js';
import { Beside } from './beside.js';
import { Choice } from './choice.js';
import { Desk } from './desk.js';
import { Device } from './device.js';
import { dropPlace } from './drop.js';
import { Errors } from './errors.js';
import { LargePicture } from './large-picture.js';
import { Parameters } from './parameters.js';
import { Photograph, takeFiles } from './photograph.js';
import { PartChoice, Picture } from './pictures.js';
import { Report } from './report.js';
import { shipped } from './shipped.js';
import { Spoken } from './spoken.js';
import { TakeAway } from './take-away.js';

/** The whole page: what to choose on one side, what comes of it on the other. */
export const Playground = defineComponent({
  setup() {
    const desk = new Desk();
    const { isOver, handlers } = dropPlace((files) => void takeFiles(desk, [...files]));
    // The address may have been written anew since.
    const readAddress = ({ newURL }: HashChangeEvent): void => desk.readAddress(new URL(newURL).hash);
    onMounted(() => {
      addEventListener('hashchange', readAddress);
      void desk.putUnder(shipped());
    });
    onBeforeUnmount(() => {
      removeEventListener('hashchange', readAddress);
      desk.close();
    });
    return () => {
      const state = desk.state.value;
      if (state === undefined) {
        const why = desk.notStarted.value;
        return why === undefined
          ? h('p', { role: 'status' }, 'Loading …')
          : h('p', { role: 'alert' }, `The playground can’t start: ${why}. Load the page again.`);
      }
      const props = { desk, state };
      const stale = { stale: desk.errors.value.length > 0 };
      const numbers = {
        'data-asked': desk.asked.value,
        'data-planned': desk.planned.value,
        'data-drawn': desk.drawn.value,
      };
      return h('div', { class: ['playground', { over: isOver.value }], ...numbers, ...handlers }, [
        h('div', { class: ['first', stale] }, [
          h(Errors, props),
          h(LargePicture, { desk }),
          h(Spoken, { desk }),
        ]),
        h('div', { class: 'chosen' }, [
          h(Choice, props),
          h(PartChoice, props),
          h(Parameters, props),
          h(Photograph, props),
          h(Device, props),
        ]),
        h('div', { class: ['rest', stale] }, [
          h(Batch, props),
          h(Picture, { desk, place: 'samples' }),
          h(Report, props),
          h('div', { class: 'counts' }, [
            h(Picture, { desk, place: 'visits' }),
            h(Picture, { desk, place: 'coverage' }),
            h(Picture, { desk, place: 'shapes' }),
          ]),
          h(Beside, props),
          h(TakeAway, { desk }),
        ]),
      ]);
    };
  },
});
