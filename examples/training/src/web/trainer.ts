import type { Dataset } from '../data/photographs.js';
import type { Engine } from '../engine/engine.js';
import { levelsOf } from '../masks/choice.js';
import { type Checkpoint, checkpointFile } from '../run/checkpoint.js';
import { beginning } from '../run/run.js';
import { settingsOf } from '../run/settings.js';
import type { Device } from './devices.js';
import { Gate } from './gate.js';
import type { Command, Order, Report, Told } from './messages.js';
import { trainOn } from './training-run.js';

/** What a trainer works with: of a browser in the worker, of Node in tests. */
export interface Workshop {
  /** Fetches photographs. */
  load(address: string): Promise<Dataset>;
  engine(device: Device): Promise<Engine>;
  /** Why WebGPU is of no use here, or nothing. */
  withoutGpu(): Promise<string | undefined>;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const checkpointFor = ({ masks, seed, steps, architecture }: Order): Checkpoint => {
  const settings = settingsOf(seed, steps, levelsOf(masks));
  return beginning({ ...settings, architecture: { ...settings.architecture, ...architecture } }, masks);
};

/**
 * Carries out an order: on WebGPU if that is asked for or of use, and, where it
 * need not be WebGPU, from where it failed on WebAssembly.
 */
const carryOut = async (
  order: Order,
  gate: Gate,
  tell: (told: Told) => void,
  { load, engine, withoutGpu }: Workshop,
): Promise<void> => {
  const dataset = await load(order.data);
  let checkpoint = checkpointFor(order);
  let probed: number | undefined;
  const noted = (told: Told): void => {
    if (told.kind === 'probe') probed = told.step;
    tell(told);
  };
  const trainWith = async (device: Device, why?: string): Promise<void> => {
    const opened = await engine(device);
    if (gate.stopped) return;
    tell({ kind: 'engine', device, name: opened.name, ...(why === undefined ? {} : { why }) });
    await trainOn(opened, dataset, checkpoint, order, gate, noted, probed, (reached) => {
      checkpoint = reached;
    });
  };
  const { device } = order;
  if (device !== 'auto') await trainWith(device);
  else {
    const why = await withoutGpu().catch(messageOf);
    if (why !== undefined) await trainWith('wasm', why);
    else {
      await trainWith('webgpu').catch((error) => trainWith('wasm', `WebGPU failed: ${messageOf(error)}`));
    }
  }
  const { step } = checkpoint.state;
  if (gate.stopped) tell({ kind: 'stopped', step });
  else tell({ kind: 'ended', step, checkpoint: checkpointFile(checkpoint) });
};

/**
 * Trains as it is told, one run at a time.
 *
 * @returns what it is told by
 */
export const trainer = (
  workshop: Workshop,
  report: (report: Report) => void,
): ((command: Command) => void) => {
  let gate = new Gate();
  let done: Promise<void> = Promise.resolve();
  const start = (order: Order): void => {
    gate.stop();
    const own = new Gate();
    gate = own;
    const tell = (told: Told): void => report({ run: order.run, ...told });
    done = done
      .then(() => carryOut(order, own, tell, workshop))
      .catch((error) => tell({ kind: 'failed', message: messageOf(error) }));
  };
  return (command) => {
    if (command.kind === 'start') start(command);
    else gate[command.kind]();
  };
};
