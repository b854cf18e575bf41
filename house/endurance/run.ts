/**
 * Holds very many samples to the laws that each sample keeps or breaks by itself:
 * 10⁸ of the default, 10⁵ of each row of docs/speed.md and of other ways to draw,
 * 10⁷ of every strategy's default and presets.
 *   npm run endurance -- [--record FILE] [--default COUNT] [--rows COUNT] [--presets COUNT]
 * What is counted is written to the record as it goes; run again, it goes on from
 * there, and starts a plan anew whose samples are other ones than those counted.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Geometry, type Plan, sampleBatch } from '@jepa-masks/core';
import { integersOf } from '@jepa-masks/core/geometry';
import { type BitMasks, cpu } from '@jepa-masks/cpu';
import { boxLaws } from './box-laws.js';
import { patchLaws } from './patch-laws.js';
import { type NamedPlan, namedPlans } from './plans.js';
import { togetherLaw } from './together-law.js';

const SEED = 2026;
/** Samples of a step: a plan may have sizes of its own for each. */
const BATCH = 1_000;

/** Batches between two lines to the record. */
const OFTEN = 1_000;

/** Falls that are told of a plan; the others are counted. */
const MOST_TOLD = 5;

/** What was counted of a plan. */
interface Counted {
  readonly name: string;
  /** Of its first samples: the same if it still draws the same ones. */
  readonly fingerprint: string;
  readonly samples: number;
  readonly broken: number;
  readonly falls: ReadonlyArray<string>;
}

const { values } = parseArgs({
  options: {
    record: { type: 'string' },
    default: { type: 'string', default: '1e8' },
    rows: { type: 'string', default: '1e5' },
    presets: { type: 'string', default: '1e7' },
  },
});
const wanted = { default: Number(values.default), row: Number(values.rows), preset: Number(values.presets) };

const fingerprintOf = (plan: Plan): string => {
  let hash = 0x811c9dc5;
  for (const part of sampleBatch(plan, { seed: SEED, count: BATCH }).parts) {
    for (const value of integersOf(part)) hash = Math.imul(hash ^ value, 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
};

/** Counts on from what is known of a plan; `tell` is told now and then. */
const count = (
  { name, kind, plan }: NamedPlan,
  known: Counted,
  tell: (counted: Counted) => void,
): Counted => {
  const ofPatches = plan.parts.map(patchLaws);
  const ofBoxes = plan.parts.map((part, index) => (part.masks === 'boxes' ? boxLaws(part, index) : () => ''));
  const ofAll = togetherLaw(plan);
  let counted = known;
  let geometry: Geometry | undefined;
  let masks: ReturnType<typeof cpu.bits<string>> | undefined;
  while (counted.samples < wanted[kind]) {
    const first = counted.samples;
    const falls: Array<string> = [];
    geometry = sampleBatch(plan, { seed: SEED, step: first / BATCH, count: BATCH }, geometry);
    masks = cpu.bits(geometry, masks);
    const bitsOf = plan.parts.map(({ name }) =>
      name === '' ? (masks as BitMasks) : (masks as Record<string, BitMasks>)[name]!,
    );
    plan.parts.forEach((part, index) => {
      const bits = bitsOf[index]!;
      for (let sample = 0; sample < BATCH; sample++) {
        const fall = ofBoxes[index]!(geometry!, sample) || ofPatches[index]!(bits, sample);
        if (fall !== '') falls.push(`step ${first / BATCH}, sample ${sample}: ${part.name} ${fall}`);
      }
    });
    for (let sample = 0; sample < BATCH; sample++) {
      const fall = ofAll(bitsOf, sample);
      if (fall !== '') falls.push(`step ${first / BATCH}, sample ${sample}: ${fall}`);
    }
    counted = {
      ...counted,
      samples: first + BATCH,
      broken: counted.broken + falls.length,
      falls: falls.length === 0 ? counted.falls : [...counted.falls, ...falls].slice(0, MOST_TOLD),
    };
    if ((first / BATCH) % OFTEN === OFTEN - 1) tell(counted);
  }
  return { ...counted, name };
};

const before: ReadonlyArray<Counted> =
  values.record !== undefined && existsSync(values.record)
    ? JSON.parse(readFileSync(values.record, 'utf8')).plans
    : [];
const done: Array<Counted> = [];
const record = (now: ReadonlyArray<Counted>): void => {
  if (values.record === undefined) return;
  const rest = before.filter(({ name }) => now.every((counted) => counted.name !== name));
  const text = {
    seed: SEED,
    date: new Date().toISOString(),
    node: process.version,
    plans: [...now, ...rest],
  };
  writeFileSync(values.record, `${JSON.stringify(text, null, 2)}\n`);
};

for (const named of namedPlans()) {
  const fingerprint = fingerprintOf(named.plan);
  const known = before.find(
    (counted) => counted.name === named.name && counted.fingerprint === fingerprint,
  ) ?? { name: named.name, fingerprint, samples: 0, broken: 0, falls: [] };
  const counted = count(named, known, (now) => record([...done, now]));
  done.push(counted);
  record(done);
  console.log(`${counted.name}: ${counted.broken} of ${counted.samples} samples break a law`);
  for (const fall of counted.falls) console.log(`  ${fall}`);
}
process.exitCode = done.some(({ broken }) => broken > 0) ? 1 : 0;
