import { defineComponent, h, onBeforeUnmount, shallowRef, type VNode } from 'vue';
import { ChoiceOfRun, firstChoice } from './choice.js';
import { newDesk } from './desk.js';
import { Measures } from './measures.js';
import { Key, Photographs } from './photographs.js';
import { goesOn } from './run.js';
import { RunsTable } from './runs-table.js';
import { Status } from './status.js';

const button = (name: string, act: () => void, able: boolean, main = false): VNode =>
  h('button', { type: 'button', class: { main }, disabled: !able, onClick: act }, name);

/** The page of training in a tab. */
export const Training = defineComponent({
  props: {
    /** Where the photographs are. */
    photographs: { type: String, required: true },
  },
  setup: (props) => {
    const desk = newDesk(props.photographs);
    const choice = shallowRef(firstChoice);
    onBeforeUnmount(desk.close);
    const buttons = (): VNode => {
      const run = desk.runs.value.at(-1);
      const busy = run !== undefined && goesOn(run);
      const paused = run?.state === 'paused';
      return h('div', { class: 'buttons' }, [
        button(
          run === undefined ? 'Start' : 'Start again with these masks',
          () => desk.start(choice.value),
          true,
          true,
        ),
        paused
          ? button('Go on', desk.resume, true)
          : button('Pause', desk.pause, busy && run.state === 'training'),
        button('Stop', desk.stop, busy),
      ]);
    };
    const seen = (): VNode => {
      const run = desk.runs.value.findLast(({ shown }) => shown !== undefined);
      const shown = run?.shown;
      return h('section', { class: 'seen' }, [
        h('h2', run === undefined ? 'What a step sees' : `What step ${run.step} of run ${run.number} sees`),
        h(Key),
        shown === undefined
          ? h('p', { class: 'empty' }, 'Eight photographs of each step, with its masks, appear here.')
          : h(Photographs, { shown }),
      ]);
    };
    return () => {
      const runs = desk.runs.value;
      const run = runs.at(-1);
      return h('div', { class: 'training' }, [
        h('section', { class: 'order' }, [
          h('h2', 'Choose and start'),
          h(ChoiceOfRun, {
            choice: choice.value,
            onChosen: (chosen) => {
              choice.value = chosen;
            },
          }),
          buttons(),
          run === undefined ? undefined : h(Status, { run }),
        ]),
        seen(),
        h('section', { class: 'measured' }, [
          h('h2', 'What is learned'),
          h(Measures, { runs }),
          runs.length === 0 ? undefined : h(RunsTable, { runs, remove: desk.remove }),
        ]),
      ]);
    };
  },
});
