import type { BatchRequest, Plan } from '@jepa-masks/core';
import { type Reference, references } from '@jepa-masks/core/published';
import { badInput } from '../failure.js';
import { withProgress } from '../progress.js';
import type { Terminal } from '../terminal.js';
import { type AuditedGenerator, auditPlan, auditReference } from './audited.js';

/** The published generators that `--beside` names; `all` for all of them. */
export const referencesNamed = (names: ReadonlyArray<string>): ReadonlyArray<Reference> => {
  if (names.includes('all')) return references;
  return names.map((name) => {
    const found = references.find((reference) => reference.name === name);
    if (found !== undefined) return found;
    const known = references.map((reference) => reference.name).join(', ');
    throw badInput(`--beside: is ${name}; give all, or one or more of ${known}`);
  });
};

/** Counts our masks and, beside them, those of published generators. */
export const compare = (
  terminal: Terminal,
  plan: Plan,
  request: Required<BatchRequest>,
  beside: ReadonlyArray<Reference>,
): Promise<ReadonlyArray<AuditedGenerator>> =>
  withProgress(terminal, 'comparing', async (onProgress) => {
    const total = request.count * (beside.length + 1);
    let done = 0;
    const onSamples = async (samples: number): Promise<void> => {
      done += samples;
      onProgress(done, total);
      await new Promise((resolve) => setImmediate(resolve));
      terminal.signal.throwIfAborted();
    };
    const found: Array<AuditedGenerator> = [await auditPlan(plan, request, onSamples)];
    for (const reference of beside) found.push(await auditReference(reference, plan, request, onSamples));
    return found;
  });
