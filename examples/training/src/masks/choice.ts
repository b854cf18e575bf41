import { existsSync, readFileSync } from 'node:fs';
import { formatConfigFileErrors, planConfig } from '@jepa-masks/config';
import { isLeft, type Plan, presets, strategies, unwrap } from '@jepa-masks/core';
import type { Collation } from '@jepa-masks/core/collation';
import { SIDE } from '../data/fashion-mnist.js';
import { PATCH } from '../data/patches.js';
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
const grid = { inputSize: SIDE, patchSize: PATCH };

const planFile = (path: string): Plan => {
  const overrides = Object.fromEntries(
    Object.entries(grid).map(([name, value]) => [name, { value, as: 'the photographs’ size' }]),
  );
  const format = path.endsWith('.json') ? 'json' : 'yaml';
  const planned = planConfig(readFileSync(path, 'utf8'), format, { overrides });
  if (isLeft(planned)) throw new Error(`${path}: ${formatConfigFileErrors(planned.left)}`);
  return planned.right.plan;
};

const planOf = (name: string, parameters: Readonly<Record<string, unknown>>): Plan =>
  unwrap(strategies.find((strategy) => strategy.name === name)!.plan(parameters));

const planNamed = (name: string): Plan => {
  const preset = presets.find((one) => one.name === name);
  if (preset !== undefined) return planOf(preset.strategy, { ...preset.config, ...grid });
  if (strategies.some((strategy) => strategy.name === name)) return planOf(name, grid);
  throw new Error(
    `no masks are called ${name}; give a YAML or JSON file, a preset, a strategy (${strategies
      .map((strategy) => strategy.name)
      .join(', ')}), or ${PUBLISHED}`,
  );
};

/** The masks that a name asks for: a file, a preset, a strategy, or I-JEPA's own collator. */
export const chooseMasks = (name: string, collation: Collation): MaskChoice => {
  if (name === PUBLISHED) return { published: true };
  const { strategy, parameters } = existsSync(name) ? planFile(name) : planNamed(name);
  return { published: false, strategy, parameters, collation };
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
