import type { Plan } from '@jepa-masks/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ArrayGroup, type ExportRequest, type StepRange, splitSteps } from '../src/index.js';
import { arraysIn, type Bytes, streamed } from './collected.js';
import { groupsOf, LENGTHS } from './expected-arrays.js';
import { plans } from './plans.js';

/** Whatever gives the arrays of a request, one record a step. */
type Source = (plan: Plan, request: ExportRequest) => Promise<ReadonlyArray<Readonly<Record<string, Bytes>>>>;

/** Every group but the lists, whose length varies. */
const rowsOf = (plan: Plan): ReadonlyArray<ArrayGroup> =>
  groupsOf(plan).filter((group) => group !== 'indices');

const source =
  (shardSteps: number): Source =>
  async (plan, request) =>
    arraysIn(
      await streamed(plan, request, {
        format: 'safetensors',
        arrays: rowsOf(plan),
        lengths: LENGTHS,
        shardSteps,
      }),
    );

const concatenated = (parts: ReadonlyArray<Readonly<Record<string, Bytes>>>, name: string): Buffer =>
  Buffer.concat(parts.map((part) => part[name]!.bytes));

/** The slices of all ranks, one after the other, are the batch of each step. */
const ranksMakeTheBatch = async (
  draw: Source,
  plan: Plan,
  steps: StepRange,
  first: number,
  share: number,
  world: number,
): Promise<boolean> => {
  const whole = await draw(plan, { seed: 7, steps, first, count: share * world });
  const ranks = await Promise.all(
    Array.from({ length: world }, (_, rank) =>
      draw(plan, { seed: 7, steps, first: first + rank * share, count: share }),
    ),
  );
  return whole.every((batch, step) =>
    Object.entries(batch).every(([name, { bytes }]) =>
      concatenated(
        ranks.map((rank) => rank[step]!),
        name,
      ).equals(bytes),
    ),
  );
};

/** The arrays of many steps are those of each step alone, one after the other, with an axis for the steps. */
const stepsAreEachAlone = async (
  draw: Source,
  plan: Plan,
  steps: Required<StepRange>,
  count: number,
): Promise<boolean> => {
  const alone: Array<Readonly<Record<string, Bytes>>> = [];
  for (const [step] of splitSteps(steps, 1))
    alone.push((await source(1)(plan, { seed: 7, step, count }))[0]!);
  const [together] = await draw(plan, { seed: 7, steps, count });
  return Object.entries(together!).every(
    ([name, { shape, bytes }]) =>
      JSON.stringify(shape) === JSON.stringify([alone.length, ...alone[0]![name]!.shape]) &&
      concatenated(alone, name).equals(bytes),
  );
};

const somePlan = fc.constantFrom(...Object.values(plans));
const someSteps = fc
  .tuple(fc.nat(5), fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 3 }))
  .map(([from, length, by]): Required<StepRange> => [from, from + length, by]);

describe('a rank', () => {
  const drawn = fc.tuple(
    somePlan,
    someSteps,
    fc.nat(9),
    fc.integer({ min: 1, max: 4 }),
    fc.integer({ min: 1, max: 4 }),
  );

  it('has exactly its slice of every batch', async () => {
    const law = fc.asyncProperty(drawn, ([plan, steps, first, share, world]) =>
      ranksMakeTheBatch(source(1), plan, steps, first, share, world),
    );
    await fc.assert(law, { numRuns: 40 });
  });

  it.each<[string, Source]>([
    ['the same slice for all', (plan, request) => source(1)(plan, { ...request, first: 0 })],
    [
      'a slice too far',
      (plan, request) => source(1)(plan, { ...request, first: request.first! + Math.sign(request.first!) }),
    ],
    [
      'the next step',
      (plan, { steps, ...request }) =>
        source(1)(plan, {
          ...request,
          steps: request.first === 0 ? steps : [steps![0] + 1, steps![1] + 1, 1],
        }),
    ],
  ])('would be found out with %s', async (_, faulty) => {
    expect(await ranksMakeTheBatch(faulty, plans.flat!, [0, 2, 1], 0, 2, 3)).toBe(false);
  });
});

describe('a file of many steps', () => {
  it('holds each step as it is alone', async () => {
    const law = fc.asyncProperty(somePlan, someSteps, fc.integer({ min: 1, max: 5 }), (plan, steps, count) =>
      stepsAreEachAlone(source(100), plan, steps, count),
    );
    await fc.assert(law, { numRuns: 40 });
  });

  it('does so where chunks end within a step', async () => {
    expect(await stepsAreEachAlone(source(100), plans.hierarchical!, [2, 6, 2], 700)).toBe(true);
  });

  it.each<[string, Source]>([
    [
      'every step',
      (plan, { steps, ...request }) => source(100)(plan, { ...request, steps: [steps![0], steps![0] + 2] }),
    ],
    ['one sample of the step before', (plan, request) => source(100)(plan, { ...request, first: 1 })],
  ])('would be found out with %s', async (_, faulty) => {
    expect(await stepsAreEachAlone(faulty, plans.flat!, [1, 5, 2], 3)).toBe(false);
  });
});
