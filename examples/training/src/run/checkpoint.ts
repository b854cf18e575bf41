import type { MaskChoice } from '../masks/choice.js';
import { encoderLayout, type Layout, modelLayout } from '../model/parameters.js';
import type { History } from './history.js';
import { readSafetensors, type Saved, type SavedTensor, safetensorsFile } from './safetensors.js';
import type { Settings } from './settings.js';
import type { State } from './state.js';

/** A run that can go on: what it is, where it stands, and what it showed so far. */
export interface Checkpoint {
  readonly settings: Settings;
  readonly masks: MaskChoice;
  readonly state: State;
  readonly history: History;
}

/** The vectors of a state, and how each is laid out. */
const layoutsOf = ({ architecture }: Settings) => {
  const model = modelLayout(architecture);
  return { weights: model, target: encoderLayout(architecture), first: model, second: model } as const;
};

type VectorName = keyof ReturnType<typeof layoutsOf>;

const named = (prefix: string, vector: Float32Array, { parameters }: Layout) =>
  parameters.map(({ name, shape, start, size }): [string, SavedTensor] => [
    `${prefix}.${name}`,
    { shape, data: vector.subarray(start, start + size) },
  ]);

const joined = ({ tensors }: Saved, prefix: string, { parameters, size }: Layout): Float32Array => {
  const vector = new Float32Array(size);
  for (const { name, start } of parameters) vector.set(tensors.get(`${prefix}.${name}`)!.data, start);
  return vector;
};

/**
 * A checkpoint as a safetensors file: every parameter by its name, shaped as
 * PyTorch has it, below `weights`, `target`, `first` and `second`.
 */
export const checkpointFile = ({ settings, masks, state, history }: Checkpoint): Uint8Array<ArrayBuffer> => {
  const layouts = Object.entries(layoutsOf(settings)) as ReadonlyArray<[VectorName, Layout]>;
  const { losses, features } = history;
  const { levels } = settings.architecture;
  const tensors = new Map([
    ...layouts.flatMap(([name, layout]) => named(name, state[name], layout)),
    ['history.losses', { shape: [losses.length / levels, levels], data: Float32Array.from(losses) }] as const,
    ['history.features', { shape: [features.length / 3, 3], data: Float32Array.from(features) }] as const,
  ]);
  const metadata = {
    settings: JSON.stringify(settings),
    masks: JSON.stringify(masks),
    step: String(state.step),
  };
  return safetensorsFile({ tensors, metadata });
};

/** The checkpoint that such a file holds. */
export const checkpointIn = (file: Uint8Array): Checkpoint => {
  const saved = readSafetensors(file);
  const settings: Settings = JSON.parse(saved.metadata.settings!);
  const layouts = layoutsOf(settings);
  const vector = (name: VectorName): Float32Array => joined(saved, name, layouts[name]);
  return {
    settings,
    masks: JSON.parse(saved.metadata.masks!),
    state: {
      step: Number(saved.metadata.step),
      weights: vector('weights'),
      target: vector('target'),
      first: vector('first'),
      second: vector('second'),
    },
    history: {
      losses: [...saved.tensors.get('history.losses')!.data],
      features: [...saved.tensors.get('history.features')!.data],
    },
  };
};
