import { type AuditedGenerator, argumentsFor, auditPlan, auditReference } from '@jepa-masks/cli/compare';
import type { Plan } from '@jepa-masks/core';
import { references } from '@jepa-masks/core/published';
import { comparisonSvg, type UnderMasks } from '@jepa-masks/render';
import type { DrawOptions } from '@jepa-masks/render/kinds';
import type { ToldReference } from './messages.js';
import type { Drawn } from './pictures.js';
import type { Shown } from './shown.js';

/** Samples that are counted of each. */
const COUNTED = 256;

/** Every published generator, and whether it can be asked for what a plan does. */
export const referencesFor = (plan: Plan): ReadonlyArray<ToldReference> =>
  references.map(({ name, summary }) => ({ name, summary, applies: argumentsFor(name, plan).length > 0 }));

const noWait = (): Promise<void> => Promise.resolve();

const entryOf = (
  { name, levels, seen }: AuditedGenerator,
  part: number,
): Parameters<typeof comparisonSvg>[0] =>
  levels[part] === undefined ? [] : [{ name, level: levels[part], seen: seen[part]! }];

/** Our masks beside those of a published generator, with the same seed and step. */
export const drawBeside = async (
  { plan, request, state }: Shown,
  name: string,
  { photograph, clip }: UnderMasks,
  options: DrawOptions,
): Promise<Drawn> => {
  const reference = references.find((one) => one.name === name);
  if (reference === undefined) {
    const known = references.map((one) => one.name).join(', ');
    return { svg: undefined, told: `There is no published generator ${name}; there are ${known}.` };
  }
  const counted = { ...request, count: COUNTED };
  const theirs = await auditReference(reference, plan, counted, noWait);
  if (theirs.refusal !== undefined) return { svg: undefined, told: `${name}: ${theirs.refusal}.` };
  const ours = await auditPlan(plan, counted, noWait);
  const part = Math.max(
    0,
    plan.parts.findIndex((one) => one.name === state.part),
  );
  const under = photograph ?? clip?.[0];
  const svg = comparisonSvg([...entryOf(ours, part), ...entryOf(theirs, part)], {
    ...options,
    ...(under === undefined || plan.parts[part]!.grid.axes === 1 ? {} : { photograph: under }),
    targetOverlap: plan.parts[part]!.targetOverlap,
  });
  return {
    svg,
    told: `Ours, then ${name}: two samples of each, how often each patch is visited, and what ${COUNTED} samples keep to. Ours promise: ${ours.guarantees}. ${name}: ${theirs.guarantees}.`,
  };
};
