import {
  type BatchRequest,
  isLeft,
  type MaskSet,
  type Plan,
  sampleBatch,
  type Tensor,
} from '@jepa-masks/core';
import {
  Audit,
  type AuditedLevel,
  type SeenLevel,
  seenInPart,
  seenInReference,
} from '@jepa-masks/core/audit';
import { isLevel, type LevelRanges } from '@jepa-masks/core/blocks';
import { ofPart } from '@jepa-masks/core/geometry';
import type { Reference } from '@jepa-masks/core/published';
import { booleans } from '@jepa-masks/cpu';
import type { ReferenceArguments } from './reference-arguments.js';
import { argumentsFor } from './reference-config.js';

/** Samples a batch: what a collator cuts its lists over. */
const COLLATED = 64;

/** One generator's row: what was found, or why there is nothing. */
export interface AuditedGenerator {
  /** As `--beside` takes it; ours is `jepa-masks`. */
  readonly name: string;
  /** What its code or our plan promises, in words. */
  readonly guarantees: string;
  /** One a part, or a level of a published generator; empty where `refusal` says why. */
  readonly levels: ReadonlyArray<AuditedLevel>;
  /** The first batch, likewise, for pictures. */
  readonly seen: ReadonlyArray<SeenLevel>;
  /** Why there is nothing, in words. */
  readonly refusal?: string;
}

/** Told how many more samples are done; may let others run, or throw to stop. */
export type OnSamples = (samples: number) => Promise<void>;

/** What blocks of a part keep to, where they keep to ranges. */
const rangesOf = ({ parts }: Plan, index: number): LevelRanges | undefined => {
  const part = parts[index];
  return part !== undefined && isLevel(part) ? part.ranges : undefined;
};

/** What is promised of our masks, by what the plan's parts have. */
const promisesOf = (plan: Plan): string =>
  [
    plan.parts.every(isLevel) ? 'bounds' : 'numbers of patches',
    'context apart from targets',
    ...(plan.parts.every(({ targetOverlap }) => targetOverlap === 'forbid') ? ['targets apart'] : []),
    'context minimum',
    'any sample by its key',
  ].join(', ');

/** Counts our own masks. */
export const auditPlan = async (
  plan: Plan,
  request: Required<BatchRequest>,
  onSamples: OnSamples,
): Promise<AuditedGenerator> => {
  const audits = plan.parts.map((_, index) => new Audit(rangesOf(plan, index)));
  let first: ReadonlyArray<SeenLevel> = [];
  for (let done = 0; done < request.count; done += COLLATED) {
    const count = Math.min(COLLATED, request.count - done);
    const geometry = sampleBatch(plan, { ...request, first: request.first + done, count });
    const masks = booleans(geometry);
    const seen = geometry.parts.map((part, index) =>
      seenInPart(part, ofPart<string, MaskSet<Tensor<Uint8Array>>>(geometry.parts, masks, index)),
    );
    audits.forEach((audit, index) => {
      audit.add(seen[index]!);
    });
    if (done === 0) first = seen;
    await onSamples(count);
  }
  return {
    name: 'jepa-masks',
    guarantees: promisesOf(plan),
    levels: audits.map((audit) => audit.conclude()),
    seen: first,
  };
};

/** MAE knows a number of patches, not how they lie: in rows, as ours do. */
const onGridOf = (plan: Plan, seen: SeenLevel): SeenLevel => {
  const { frames, rows, columns, patches } = plan.parts[0].grid;
  return seen.duration * seen.rows * seen.columns === patches
    ? { ...seen, duration: frames, rows, columns }
    : seen;
};

/** Seeds that the generators' random sources take. */
const seedFor = (seed: number | string): number =>
  typeof seed === 'number' && seed >= 0 && seed < 2 ** 32 ? seed : 0;

/** Counts a published generator's masks, asked for what the plan asks for; batches follow each other as in a run. */
export const auditReference = async (
  reference: Reference,
  plan: Plan,
  request: Required<BatchRequest>,
  onSamples: OnSamples,
): Promise<AuditedGenerator> => {
  const { name, guarantees } = reference;
  const refused = (refusal: string): AuditedGenerator => ({
    name,
    guarantees,
    levels: [],
    seen: [],
    refusal,
  });
  const given = argumentsFor(name, plan);
  if (given.length === 0) return refused(`can’t be asked for what ${plan.strategy} does on this grid`);
  const levels: Array<AuditedLevel> = [];
  const seen: Array<SeenLevel> = [];
  for (const one of given) {
    const run = await auditRun(reference, one, plan, request, (done) => onSamples(done / given.length));
    if (typeof run === 'string') return refused(run);
    levels.push(...run.levels);
    seen.push(...run.seen);
  }
  return { name, guarantees, levels, seen };
};

/** One run of a published generator; why there is none, if it refuses. */
const auditRun = async (
  reference: Reference,
  given: ReferenceArguments,
  plan: Plan,
  request: Required<BatchRequest>,
  onSamples: OnSamples,
): Promise<Pick<AuditedGenerator, 'levels' | 'seen'> | string> => {
  const { step, count } = request;
  const started = reference.start(given.config, {
    seed: seedFor(request.seed),
    step,
    ...(given.maskCount === undefined ? {} : { maskCount: given.maskCount }),
  });
  if (isLeft(started)) return started.left.map(({ message }) => message).join('; ');
  let state = started.right;
  const audits: Array<Audit> = [];
  let first: ReadonlyArray<SeenLevel> = [];
  for (let done = 0; done < count; done += COLLATED) {
    const drawn = reference.draw(state, Math.min(COLLATED, count - done));
    if (isLeft(drawn)) return `after ${done} samples: ${drawn.left[0].message}`;
    const { masks } = drawn.right;
    state = drawn.right.state;
    const seen = masks.levels.map((level) => onGridOf(plan, seenInReference(masks, level)));
    seen.forEach((one, level) => {
      audits[level] ??= new Audit(rangesOf(plan, level));
      audits[level].add(one);
    });
    if (done === 0) first = seen;
    await onSamples(masks.batch);
  }
  return { levels: audits.map((audit) => audit.conclude()), seen: first };
};
