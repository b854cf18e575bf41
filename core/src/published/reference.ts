import { isLeft, right } from '../config/either.js';
import { formatValue } from '../config/errors.js';
import { type ReferenceProblem, type Referred, refuse, unlessRefused } from './errors.js';
import { MOST_BYTES } from './limits.js';
import type { ReferenceBatch } from './masks.js';
import { integer, note, openSettings, type Settings } from './settings.js';
import type { StreamKind, StreamState } from './streams/stream.js';

/** What starts a run, beside the configuration. */
export interface ReferenceKey {
  /** Seeds the generator's random source; a bigint where 53 bits are too few. */
  readonly seed: number | bigint;
  /** The collator's step counter at the first batch, for generators that have one; 0 if missing. */
  readonly step?: number;
  /** Patches to mask, for generators that are told at each call; 0 if missing. */
  readonly maskCount?: number;
}

/** Where a run stands between two batches. Plain data: it can be stored and sent. */
export interface ReferenceState<Plan> {
  /** Name of the generator that the run is of. */
  readonly generator: string;
  /** The configuration as the generator reads it; opaque. */
  readonly plan: Plan;
  /** Where its random source stands. */
  readonly stream: StreamState;
  /** The step counter of the next batch; 0 for generators that have none. */
  readonly step: number;
}

/** A batch, and where the run stands after it. */
export interface Drawn<Plan> {
  /** The batch. */
  readonly masks: ReferenceBatch;
  /** What to draw the next batch from. */
  readonly state: ReferenceState<Plan>;
}

/** What a generator is called and where it comes from. */
interface Description<Config> {
  /** File and command-line name, e.g. `'hjepa-multi-block'`. */
  readonly name: string;
  /** One sentence: what it masks. */
  readonly summary: string;
  /** The paper and the published code's name. */
  readonly source: string;
  /** What holds of every sample, in a few words. */
  readonly guarantees: string;
  /** Whether a step counter seeds a second stream, once a batch. */
  readonly stepped: boolean;
  /** Whether the number of patches to mask is given with the key. */
  readonly counted: boolean;
  /** Every keyword with what it is where missing; the published default where there is one. */
  readonly defaults: Required<Config>;
  /** A configuration and key that give typical masks, for tables and trials. */
  readonly example: {
    /** The generator's keywords. */
    readonly config: Config;
    /** Patches to mask, for generators that are told at each call. */
    readonly maskCount?: number;
  };
}

/**
 * A published generator, bit for bit. Methods, not function properties: so a
 * list of references with different plans is one type. (A state that another
 * generator made is refused when drawing.)
 */
export interface Reference<Plan = unknown, Config = unknown> extends Description<Config> {
  /** The random source whose seeding and draws it follows. */
  readonly stream: string;
  /** Validates everything, once, and seeds; every problem found, not the first. */
  start(config: Config, key: ReferenceKey): Referred<ReferenceState<Plan>>;
  /** The next batch. Leaves `state` as it is: the same state gives the same batch again. */
  draw(state: ReferenceState<Plan>, batch: number): Referred<Drawn<Plan>>;
}

/** What a generator's own file says; the rest is the same for all. */
interface Definition<Plan, Config> extends Description<Config> {
  readonly kind: StreamKind;
  /** Reads the keywords, noting what is wrong. `key` reads ReferenceKey in the same way. */
  plan(settings: Settings, key: Settings): Plan;
  /** Bytes of masks and indices a sample, and the most that sampling needs beside them. */
  bytes(plan: Plan): number;
  /** Draws one batch from a stream that is its own to change. */
  sample(plan: Plan, batch: number, from: Source): Referred<ReferenceBatch>;
}

/** Where one batch's random numbers come from. */
export interface Source {
  readonly stream: ReturnType<StreamKind['resume']>;
  readonly step: number;
}

const STEPS = { least: 0, most: Number.MAX_SAFE_INTEGER - 1 } as const;
/** Words of a Mersenne Twister; its state has an index before them. */
const WORDS = 624;

/** Whether a value is a state of this generator, as far as drawing from it relies on that. */
const isStateOf = <Plan>(generator: string, state: ReferenceState<Plan>): boolean => {
  const stream = state?.generator === generator ? state.stream : undefined;
  const index = stream?.length === WORDS + 1 ? stream[0] : undefined;
  return index !== undefined && Number.isInteger(index) && index >= 0 && index < WORDS;
};

const foreignState = <Plan>(generator: string, state: ReferenceState<Plan>): ReferenceProblem => {
  const given = state?.generator;
  const accepted = `a state that ${generator} started`;
  const message = `is ${formatValue(given)}'s or damaged, must be ${accepted}`;
  return { code: 'foreign_state', generator, path: ['state'], given, accepted, message };
};

/** The seed as a bigint; 0 with a problem noted where the source does not take it. */
const seedOf = (key: Settings, kind: StreamKind): bigint => {
  const given = key.values.seed;
  const finding = { path: ['seed'], given, accepted: `${kind.seeds} (${kind.name})` };
  if (typeof given !== 'bigint' && !Number.isSafeInteger(given)) note(key, 'wrong_type', finding);
  else if (typeof given === 'bigint' || typeof given === 'number') {
    if (kind.accepts(BigInt(given))) return BigInt(given);
    note(key, 'out_of_range', finding);
  }
  return 0n;
};

/** A whole generator from its definition. */
export const reference = <Plan, Config>(definition: Definition<Plan, Config>): Reference<Plan, Config> => {
  const { kind, plan: planOf, bytes, sample, ...description } = definition;
  const { name, defaults, stepped } = description;
  return {
    ...description,
    stream: kind.name,
    start: (config, start) => {
      const { seed, step = 0, maskCount = 0 }: Partial<ReferenceKey> = start ?? {};
      const settings = openSettings(name, config, { ...defaults });
      const key = { ...settings, values: { seed, step, maskCount } };
      const plan = planOf(settings, key);
      const value = seedOf(key, kind);
      const first = stepped ? integer(key, 'step', STEPS) : 0;
      return unlessRefused(settings.problems, () => ({
        generator: name,
        plan,
        stream: kind.seeded(value),
        step: first,
      }));
    },
    draw: (state, batch) => {
      if (!isStateOf(name, state)) return refuse(foreignState(name, state));
      const asked: Settings = { generator: name, values: { batch }, problems: [] };
      const most = Math.max(1, Math.floor(MOST_BYTES / Math.max(1, bytes(state.plan))));
      integer(asked, 'batch', { least: 1, most });
      const [problem] = asked.problems;
      if (problem !== undefined) return refuse(problem);
      const stream = kind.resume(state.stream);
      const masks = sample(state.plan, batch, { stream, step: state.step });
      if (isLeft(masks)) return masks;
      const next = { ...state, stream: stream.state(), step: state.step + (stepped ? 1 : 0) };
      return right({ masks: masks.right, state: next });
    },
  };
};
