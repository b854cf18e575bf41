import { existsSync, readFileSync } from 'node:fs';
import { formatConfigFileErrors, planConfig } from '@jepa-masks/config';
import { isLeft, type Plan } from '@jepa-masks/core';
import type { Collation } from '@jepa-masks/core/collation';
import { GRID, type MaskChoice, PUBLISHED, planNamed } from '../masks/choice.js';

const planFile = (path: string): Plan => {
  const overrides = Object.fromEntries(
    Object.entries(GRID).map(([name, value]) => [name, { value, as: 'the photographs’ size' }]),
  );
  const format = path.endsWith('.json') ? 'json' : 'yaml';
  const planned = planConfig(readFileSync(path, 'utf8'), format, { overrides });
  if (isLeft(planned)) throw new Error(`${path}: ${formatConfigFileErrors(planned.left)}`);
  return planned.right.plan;
};

/** The masks that a name asks for: a file, a preset, a strategy, or I-JEPA's own collator. */
export const chooseMasks = (name: string, collation: Collation): MaskChoice => {
  if (name === PUBLISHED) return { published: true };
  const { strategy, parameters } = existsSync(name) ? planFile(name) : planNamed(name);
  return { published: false, strategy, parameters, collation };
};
