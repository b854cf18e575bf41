/** What masks of clips keep to where patches are absent. */
import { frames, multiBlock3d, type Plan, sampleBatch, sampleWithin, tube, unwrap } from '@jepa-masks/core';
import { patchWords } from '@jepa-masks/core/geometry';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PatchPart } from '../../src/geometry/part.js';
import { roundedShare } from '../../src/patches/rounding.js';

const SAMPLES = 3;

/** The patches of a mask of a sample: contexts first. */
const patchesOf = ({ words, contexts, targets, grid }: PatchPart, sample: number, mask: number): number[] => {
  const length = (grid.patches + 31) >>> 5;
  const at = (sample * (contexts + targets) + mask) * length;
  return Array.from({ length: grid.patches }, (_, patch) => patch).filter(
    (patch) => (words[at + (patch >>> 5)]! & (0x80000000 >>> (patch & 31))) !== 0,
  );
};

/** Presence of clips: whole steps, whole places, and single patches are absent, by lot. */
const presences = (steps: number, plane: number): fc.Arbitrary<Uint8Array> =>
  fc
    .array(
      fc.record({
        steps: fc.array(fc.boolean(), { minLength: steps, maxLength: steps }),
        places: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: plane, maxLength: plane }),
        patches: fc.array(fc.integer({ min: 0, max: 5 }), {
          minLength: steps * plane,
          maxLength: steps * plane,
        }),
      }),
      { minLength: SAMPLES, maxLength: SAMPLES },
    )
    .map((samples) =>
      Uint8Array.from(
        samples.flatMap((one) =>
          one.patches.map((patch, at) =>
            Number(patch > 0 && one.steps[Math.floor(at / plane)]! && one.places[at % plane]! > 0),
          ),
        ),
      ),
    );

const clips = fc
  .record({
    rows: fc.integer({ min: 1, max: 4 }),
    columns: fc.integer({ min: 1, max: 4 }),
    steps: fc.integer({ min: 2, max: 6 }),
    seed: fc.nat(),
  })
  .map(({ rows, columns, steps, seed }) => {
    const inputSize: readonly [number, number] = [rows, columns];
    return {
      config: { inputSize, patchSize: 1, numFrames: steps, tubeletSize: 1 },
      plane: rows * columns,
      steps,
      seed,
    };
  });

/** Of each sample the patches that are present, by their step and place. */
const there = (present: Uint8Array, sample: number, plane: number, steps: number): number[] =>
  Array.from({ length: steps * plane }, (_, patch) => patch).filter(
    (patch) => present[sample * steps * plane + patch] === 1,
  );

const stepsOf = (patches: ReadonlyArray<number>, plane: number): number[] => [
  ...new Set(patches.map((patch) => Math.floor(patch / plane))),
];

describe('whole frames', () => {
  test('stay whole, are so many of the steps that are present, and causal ones in order', () => {
    const cases = clips.chain((clip) =>
      fc.record({
        clip: fc.constant(clip),
        present: presences(clip.steps, clip.plane),
        maskRatio: fc.constantFrom(0.25, 0.5, 0.75),
        rounding: fc.constantFrom('up' as const, 'down' as const, 'nearest' as const),
        order: fc.constantFrom('causal' as const, 'random' as const),
        targetSteps: fc.constantFrom(1, 2, 6),
      }),
    );
    fc.assert(
      fc.property(cases, ({ clip, present, maskRatio, rounding, order, targetSteps }) => {
        const { config, plane, steps, seed } = clip;
        const planned = frames.plan({ ...config, maskRatio, rounding, order, targetSteps });
        fc.pre(planned._tag === 'Right');
        const plan = unwrap(planned);
        const { parts, tooFew } = sampleWithin(plan, { seed, count: SAMPLES, present });
        for (let sample = 0; sample < SAMPLES; sample++) {
          const all = there(present, sample, plane, steps);
          const v = stepsOf(all, plane).length;
          const context = patchesOf(parts[0], sample, 0);
          const target = patchesOf(parts[0], sample, 1);
          const inContext = stepsOf(context, plane);
          const inTarget = stepsOf(target, plane);
          const whole = (mask: number[], own: number[]): number[] =>
            all.filter((patch) => own.includes(Math.floor(patch / plane)) && !mask.includes(patch));
          expect([...whole(context, inContext), ...whole(target, inTarget)]).toEqual([]);
          expect(inContext.filter((step) => inTarget.includes(step))).toEqual([]);
          const masked = v < 2 ? 0 : Math.min(v - 1, Math.max(1, roundedShare(maskRatio, v, rounding)));
          expect([inContext.length, inTarget.length]).toEqual([v - masked, Math.min(masked, targetSteps)]);
          if (order === 'causal' && masked > 0) {
            expect(Math.max(...inContext)).toBeLessThan(Math.min(...inTarget));
          }
          expect(tooFew.some((one) => one.sample === sample)).toBe(v < 2);
        }
      }),
    );
  });
});

describe('tubes', () => {
  test('stay tubes, over all that is present, whatever masks a frame', () => {
    const cases = clips.chain((clip) =>
      fc.record({
        clip: fc.constant(clip),
        present: presences(clip.steps, clip.plane),
        spatial: fc.constantFrom('random' as const, 'block_wise' as const, 'per_cell' as const),
        maskRatio: fc.constantFrom(0.5, 0.75),
      }),
    );
    fc.assert(
      fc.property(cases, ({ clip, present, spatial, maskRatio }) => {
        const { config, plane, steps, seed } = clip;
        const planned = tube.plan({ ...config, spatial, maskRatio, rounding: 'up' });
        fc.pre(planned._tag === 'Right');
        const { parts } = sampleWithin(unwrap(planned), { seed, count: SAMPLES, present });
        for (let sample = 0; sample < SAMPLES; sample++) {
          const all = there(present, sample, plane, steps);
          const context = patchesOf(parts[0], sample, 0);
          const target = patchesOf(parts[0], sample, 1);
          expect([...context, ...target].sort((a, b) => a - b)).toEqual(all);
          const places = (mask: number[]): number[] => [...new Set(mask.map((patch) => patch % plane))];
          const seen = places(context);
          expect(places(target).filter((place) => seen.includes(place))).toEqual([]);
          const v = places(all).length;
          if (spatial === 'random' && v > 1) {
            const masked = Math.min(v - 1, Math.max(1, roundedShare(maskRatio, v, 'up')));
            expect(places(target).length).toBe(masked);
          }
        }
      }),
    );
  });
});

describe('boxes in space and time', () => {
  const configs = fc.record({
    maxTemporalKeep: fc.constantFrom(0.25, 0.5, 0.75, 1),
    invBlock: fc.boolean(),
    fullComplement: fc.boolean(),
    contextPatches: fc.constantFrom(undefined, 5, 12),
  });

  test('leave the rest in its first steps, and give it a patch of those where two are present', () => {
    const cases = fc.record({ more: configs, seed: fc.nat(), present: presences(8, 16) });
    fc.assert(
      fc.property(cases, ({ more, seed, present }) => {
        const { contextPatches, ...others } = more;
        const { fullComplement, invBlock } = others;
        const planned = multiBlock3d.plan({
          inputSize: 4,
          patchSize: 1,
          numFrames: 8,
          tubeletSize: 1,
          parts: [
            {
              numBlocks: 1,
              spatialScale: [0.3, 0.5],
              temporalScale: [0.5, 1],
              ...others,
              ...(contextPatches && { contextPatches }),
            },
          ],
        });
        fc.pre(planned._tag === 'Right');
        const plan = unwrap(planned);
        const [{ keptSteps, isInverted }] = plan.parts;
        const { parts, tooFew } = sampleWithin(plan, { seed, count: SAMPLES, present });
        const [part] = parts;
        for (let sample = 0; sample < SAMPLES; sample++) {
          const all = there(present, sample, 16, 8);
          const rest = patchesOf(part, sample, isInverted ? 1 : 0);
          expect(rest.filter((patch) => patch >= keptSteps * 16)).toEqual([]);
          const told = tooFew.filter((one) => one.sample === sample);
          if (all.filter((patch) => patch < keptSteps * 16).length > 1 && all.length > 2) {
            expect(rest.length).toBeGreaterThan(0);
            expect(told).toEqual([]);
          }
          // What is all that is not in the other stays all of that.
          if (fullComplement && !invBlock && all.length > 1) {
            expect(patchesOf(part, sample, 0).length + patchesOf(part, sample, 1).length).toBe(all.length);
          }
          if (rest.length === 0 && all.length > 0) expect(told.length).toBe(1);
        }
      }),
    );
  });

  test('give up a patch of the first steps where nothing else of those is present', () => {
    const plan = unwrap(
      multiBlock3d.plan({
        inputSize: 4,
        patchSize: 1,
        numFrames: 8,
        tubeletSize: 1,
        parts: [{ numBlocks: 1, maxTemporalKeep: 0.5, temporalScale: [1, 1] }],
      }),
    );
    for (let index = 0; index < 20; index++) {
      const [drawn] = sampleBatch(plan, { seed: 1, first: index, count: 1 }).parts;
      const boxes = patchesOf({ ...drawn, masks: 'patches', words: patchWords(drawn) } as PatchPart, 0, 1);
      const present = new Uint8Array(8 * 16);
      for (const patch of boxes) present[patch] = 1;
      const { parts, tooFew } = sampleWithin(plan, { seed: 1, first: index, count: 1, present });
      const [given, ...others] = patchesOf(parts[0], 0, 0);
      expect(given).toBeLessThan(4 * 16);
      expect(others).toEqual([]);
      expect(patchesOf(parts[0], 0, 1)).toEqual(boxes.filter((patch) => patch !== given));
      expect(tooFew).toEqual([]);
    }
  });

  test('of a clip of which only the last steps are present, say that the context has too few', () => {
    const plan = unwrap(multiBlock3d.plan({ parts: [{ maxTemporalKeep: 0.5 }] }));
    const { patches, frames: steps } = plan.parts[0].grid;
    const present = Uint8Array.from({ length: patches }, (_, patch) => Number(patch >= patches / 2));
    const { tooFew } = sampleWithin(plan, { seed: 1, count: 1, present });
    expect(steps).toBe(8);
    expect(tooFew.map(({ emptyContexts, emptyTargets }) => [emptyContexts, emptyTargets])).toEqual([[1, 0]]);
  });
});

test.each([
  ['frames', frames.plan({ order: 'causal', targetSteps: 1 })],
  ['tube', tube.plan({ spatial: 'per_cell' })],
  ['multi_block_3d', multiBlock3d.plan({ parts: [{ maxTemporalKeep: 0.5 }] })],
] as const)('%s: where all is present, as ever', (_, planned) => {
  const plan: Plan = unwrap<Plan>(planned);
  const { patches } = plan.parts[0].grid;
  const whole = sampleWithin(plan, { seed: 3, count: 4, present: new Uint8Array(4 * patches).fill(1) });
  const ever = sampleBatch(plan, { seed: 3, count: 4 });
  expect(whole.parts.map(({ words }) => words.join())).toEqual(
    ever.parts.map((part) => patchWords(part).join()),
  );
  expect(whole.tooFew).toEqual([]);
});
