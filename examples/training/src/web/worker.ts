/** A Web Worker that trains: it hears `Command` and tells `Report`. */
import { withoutGpu } from './devices.js';
import { onnxRuntimeWeb } from './engine.js';
import { fetchPhotographs } from './fetch-photographs.js';
import type { Command } from './messages.js';
import { trainer } from './trainer.js';

const hear = trainer(
  {
    load: fetchPhotographs,
    engine: onnxRuntimeWeb,
    withoutGpu: () => withoutGpu((navigator as { gpu?: Parameters<typeof withoutGpu>[0] }).gpu),
  },
  (report) => postMessage(report),
);
addEventListener('message', ({ data }: MessageEvent<Command>) => hear(data));
