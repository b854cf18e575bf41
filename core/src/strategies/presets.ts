import type { StrategyPreset } from '../plan/strategy.js';
import { strategies } from './strategies.js';

/** A named configuration and where it comes from. */
export interface Preset extends StrategyPreset<Readonly<Record<string, unknown>>> {
  /** Name of the strategy it configures. */
  readonly strategy: string;
}

/** Every preset of every strategy. */
export const presets: ReadonlyArray<Preset> = strategies.flatMap(({ name, presets: own }) =>
  own.map((preset) => ({ ...preset, strategy: name })),
);
