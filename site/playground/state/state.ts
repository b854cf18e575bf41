import { type Catalogue, strategyNamed } from './catalogue.js';

/** What large pictures there are. */
export const LARGE_PICTURES = ['usual', 'panel', 'parts', 'parts-combined'] as const;

/** What masks can be painted on. */
export const DEVICES = ['cpu', 'webgpu'] as const;

/** All that a visitor has chosen: plain data, which a URL carries. */
export interface PlaygroundState {
  readonly strategy: string;
  /** The preset that `parameters` change; undefined: the strategy's own defaults. */
  readonly preset: string | undefined;
  /** Fields that were set, by their names in code, whether or not they can be planned. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Whether masks that follow scores follow the photograph's detail; else all patches count alike. */
  readonly scores: boolean;
  readonly seed: number | string;
  readonly step: number;
  /** Samples of a batch. */
  readonly batch: number;
  /** The sample that is drawn large. */
  readonly sample: number;
  /** Whether the photograph or clip lies under the masks; else they stand on white. */
  readonly photograph: boolean;
  readonly picture: (typeof LARGE_PICTURES)[number];
  /** The part that is drawn large, and of which samples are drawn; undefined: the first. */
  readonly part: string | undefined;
  /** A published generator to stand beside ours. */
  readonly beside: string | undefined;
  readonly device: (typeof DEVICES)[number];
}

/** What a batch, and what is counted, may be at most: more would not be seen at once. */
export const MOST_BATCH = 256;

/** What a visitor sees first. */
export const firstState = ({ strategies }: Catalogue): PlaygroundState => ({
  strategy: strategies[0]!.name,
  preset: undefined,
  parameters: {},
  scores: true,
  seed: 42,
  step: 0,
  batch: 8,
  sample: 0,
  photograph: true,
  picture: 'usual',
  part: undefined,
  beside: undefined,
  device: 'cpu',
});

/** The configuration that is planned: the preset's fields, and those that were set. */
export const configOf = (state: PlaygroundState, catalogue: Catalogue): Readonly<Record<string, unknown>> => {
  const { presets } = strategyNamed(catalogue, state.strategy);
  return { ...presets.find(({ name }) => name === state.preset)?.config, ...state.parameters };
};

/** The state with another strategy or preset, and nothing set that was the old one's. */
export const chosen = (
  state: PlaygroundState,
  strategy: string,
  preset: string | undefined,
): PlaygroundState => ({ ...state, strategy, preset, parameters: {}, part: undefined, picture: 'usual' });

/** The state with fields changed; `undefined` takes one back to what it is where none is given. */
export const changed = (
  state: PlaygroundState,
  change: Readonly<Record<string, unknown>>,
): PlaygroundState => {
  const given = Object.entries({ ...state.parameters, ...change });
  return { ...state, parameters: Object.fromEntries(given.filter(([, value]) => value !== undefined)) };
};
