import type { Command, Report } from '../../examples/training/src/web/messages.js';

/** The worker that trains. */
export interface Trainer {
  tell(command: Command): void;
  close(): void;
}

/**
 * Starts it. It loads ONNX Runtime when the first run begins.
 *
 * @param failed told when the worker itself can't go on
 */
export const openTrainer = (heard: (report: Report) => void, failed: (message: string) => void): Trainer => {
  const worker = new Worker(new URL('../../examples/training/src/web/worker.ts', import.meta.url), {
    type: 'module',
  });
  worker.addEventListener('message', ({ data }: MessageEvent<Report>) => heard(data));
  worker.addEventListener('error', ({ message }) => failed(message || 'the worker could not be loaded'));
  return { tell: (command) => worker.postMessage(command), close: () => worker.terminate() };
};
