import { type FunctionalComponent, h } from 'vue';
import type { PlaygroundState } from '../state/state.js';
import type { Timing } from '../worker/messages.js';
import { labelled } from './choice.js';
import type { Desk } from './desk.js';

const milliseconds = (time: number): string => `${time.toFixed(time < 10 ? 2 : 0)} ms`;

const told = ({ batch, device, sampling, painting, agrees, fallback }: Timing): string => {
  const times = `A batch of ${batch}: ${milliseconds(sampling)} to draw, ${milliseconds(painting)} to paint`;
  if (device === 'webgpu') {
    return `${times} on WebGPU and to read back. The masks are ${agrees === true ? 'the same as' : 'NOT those of'} the CPU.`;
  }
  return fallback === undefined
    ? `${times} on the CPU.`
    : `No WebGPU here (${fallback}); the CPU is used. ${times}.`;
};

/** Where masks are painted, and how long a batch takes. */
export const Device: FunctionalComponent<{ readonly desk: Desk; readonly state: PlaygroundState }> = ({
  desk,
  state,
}) =>
  h('section', { class: 'device', 'aria-labelledby': 'device-title' }, [
    h('h2', { id: 'device-title' }, 'Device'),
    labelled(
      'Masks are painted on',
      'device',
      state.device,
      [
        ['cpu', 'CPU'],
        ['webgpu', 'WebGPU'],
      ],
      (device) => desk.change({ device: device as PlaygroundState['device'] }),
    ),
    h('p', { class: 'summary timing' }, desk.timing.value && told(desk.timing.value)),
  ]);
Device.props = ['desk', 'state'];
