import { type Plan, presets, strategies, unwrap } from '@jepa-masks/core';
import type { Collation } from '@jepa-masks/core/collation';
import { PATCH } from '../data/patches.js';
import { SIDE } from '../data/photographs.js';
import type { Masks } from './lists.js';
import { plannedMasks } from './planned.js';
import { publishedMasks } from './published.js';

/** Which masks a run trains with. Plain data: a checkpoint keeps it. */
export type MaskChoice =
  | { readonly published: true }
  | {
      readonly published: false;
      readonly strategy: string;
      readonly parameters: Readonly<Record<string, unknown>>;
      readonly collation: Collation;
    };

/** The name that asks for I-JEPA's own collator. */
export const PUBLISHED = 'ijepa-multi-block';

/** Whatever a file or a preset says, the masks are for these photographs. */
export const GRID = { inputSize: SIDE, patchSize: PATCH };

const planOf = (name: string, parameters: Readonly<Record<string, unknown>>): Plan =>
  unwrap(strategies.find((strategy) => strategy.name === name)!.plan(parameters));

/** The plan of a preset, or of a strategy with its defaults. */
export const planNamed = (name: string): Plan => {
  const preset = presets.find((one) => one.name === name);
  if (preset !== undefined) return planOf(preset.strategy, { ...preset.config, ...GRID });
  if (strategies.some((strategy) => strategy.name === name)) return planOf(name, GRID);
  throw new Error(
    `no masks are called ${name}; give a YAML or JSON file, a preset, a strategy (${strategies
      .map((strategy) => strategy.name)
      .join(', ')}), or ${PUBLISHED}`,
  );
};

/** How many levels masks have. */
export const levelsOf = (choice: MaskChoice): number =>
  choice.published ? 1 : planOf(choice.strategy, choice.parameters).parts.length;

/** The masks of a run. */
export const masksOf = (
  choice: MaskChoice,
  { seed, samples, batchSize, steps }: Readonly<Record<'seed' | 'samples' | 'batchSize' | 'steps', number>>,
): Masks => {
  if (choice.published) return publishedMasks(seed, batchSize);
  const epochs = Math.ceil(steps / Math.floor(samples / batchSize));
  const plan = planOf(choice.strategy, choice.parameters);
  return plannedMasks(plan, { seed, samples, batchSize, epochs }, choice.collation);
};
