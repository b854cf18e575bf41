import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpu } from '../../../backends/cpu/src/index.js';
import {
  type Block,
  blocksOf,
  type Configuration,
  isLeft,
  type MultiBlock3dParameters,
  multiBlock3d,
  type Plan,
  readPlan,
  sampleBatch,
  unwrap,
  type VideoMask,
} from '../../src/index.js';

type Config = Configuration<MultiBlock3dParameters>;

/** A clip of so many patches each way. */
const clip = (frames: number, rows: number, columns: number): Config => ({
  inputSize: [rows, columns],
  patchSize: 1,
  numFrames: frames,
  tubeletSize: 1,
});

const one = (mask: VideoMask, sides: Config = clip(4, 6, 7)): Plan<string> =>
  unwrap(multiBlock3d.plan({ ...sides, parts: [mask] }));

/** The masks of samples of the first part, as lists of 0 and 1. */
const masksOf = (plan: Plan<string>, count: number, seed = 5) => {
  const [part] = sampleBatch(plan, { seed, count }).parts;
  const { patches } = part.grid;
  const { context, targets } = cpu.booleans({ count, parts: [{ ...part, name: '' }] });
  return Array.from({ length: count }, (_, sample) => ({
    context: [...context.data.subarray(sample * patches, (sample + 1) * patches)],
    target: [...targets.data.subarray(sample * patches, (sample + 1) * patches)],
    boxes: blocksOf(part, sample).targets,
  }));
};

const size = (mask: ReadonlyArray<number>): number => mask.reduce((sum, bit) => sum + bit, 0);

const holds = (
  { start = 0, duration = 1, top, left, height, width }: Block,
  at: readonly number[],
): boolean =>
  [
    [start, duration],
    [top, height],
    [left, width],
  ].every(([from, length], axis) => at[axis]! >= from! && at[axis]! < from! + length!);

const ranged = (low: number) =>
  fc
    .tuple(fc.double({ min: low, max: 1, noNaN: true }), fc.double({ min: low, max: 1, noNaN: true }))
    .map(([a, b]): readonly [number, number] => [Math.min(a, b), Math.max(a, b)]);

const masks = fc.record(
  {
    numBlocks: fc.integer({ min: 1, max: 9 }),
    spatialScale: ranged(0.02),
    temporalScale: ranged(0.02),
    maxTemporalKeep: fc.double({ min: 0, max: 1, noNaN: true }),
    minContextPatches: fc.integer({ min: 1, max: 20 }),
    contextPatches: fc.integer({ min: 1, max: 30 }),
    targetPatches: fc.integer({ min: 1, max: 30 }),
    invBlock: fc.boolean(),
    fullComplement: fc.boolean(),
    predFullComplement: fc.boolean(),
  },
  { requiredKeys: [] },
);

const configs = fc
  .tuple(
    fc.integer({ min: 1, max: 6 }),
    fc.integer({ min: 1, max: 9 }),
    fc.integer({ min: 1, max: 40 }),
    masks,
    fc.constantFrom('sample' as const, 'step' as const),
    fc.constantFrom(1, 10),
  )
  .map(([frames, rows, columns, mask, shapes, maxAttempts]) => ({
    ...clip(frames, rows, columns),
    parts: [mask],
    shapes,
    maxAttempts,
  }))
  .filter((config) => !isLeft(multiBlock3d.plan(config)));

/** What every option says of the masks of four samples. */
const demandRoles = (config: Config, seed: number): void => {
  const plan = unwrap(multiBlock3d.plan(config));
  const [resolved] = plan.parameters.parts as readonly [Required<VideoMask>];
  const [{ grid }] = plan.parts;
  const kept = Math.max(1, Math.floor(grid.frames * resolved.maxTemporalKeep + 1e-9));
  for (const { context, target, boxes } of masksOf(plan, 4, seed)) {
    expect(size(context)).toBeGreaterThanOrEqual(resolved.minContextPatches);
    expect(size(target)).toBeGreaterThan(0);
    if (resolved.contextPatches !== undefined) expect(size(context)).toBe(resolved.contextPatches);
    if (resolved.targetPatches !== undefined) expect(size(target)).toBe(resolved.targetPatches);
    const both = context.map((bit, patch) => bit + target[patch]!);
    expect(Math.max(...both)).toBe(1);
    if (resolved.fullComplement || resolved.predFullComplement) expect(size(both)).toBe(grid.patches);
    const rest = resolved.invBlock ? target : context;
    const late = rest.slice(kept * grid.rows * grid.columns);
    if (!resolved.predFullComplement) expect(size(late)).toBe(0);
    if (boxes.length === 0) continue;
    // From the definition: in a box, or in none and in the first steps.
    target.forEach((bit, patch) => {
      const step = Math.floor(patch / (grid.rows * grid.columns));
      const at = [step, Math.floor(patch / grid.columns) % grid.rows, patch % grid.columns];
      const isIn = boxes.some((box) => holds(box, at));
      expect(bit).toBe(Number(isIn));
      expect(context[patch]).toBe(Number(!isIn && step < kept));
    });
  }
};

describe('boxes in space and time', () => {
  it('make, with what they leave, the masks that each option says', () => {
    fc.assert(fc.property(configs, fc.integer(), demandRoles), { numRuns: 300 });
  });

  // Found by the property above.
  it('leave the context its minimum, where a target takes of it', () => {
    const parts = [{ minContextPatches: 2, targetPatches: 27, invBlock: true }];
    demandRoles({ ...clip(1, 1, 29), parts, maxAttempts: 1 }, 0);
  });

  it('have sizes in their ranges, where whole patches can', () => {
    fc.assert(
      fc.property(ranged(0.02), ranged(0.02), fc.integer({ min: 1, max: 6 }), (spatial, temporal, frames) => {
        const planned = multiBlock3d.plan({
          ...clip(frames, 12, 11),
          parts: [
            {
              spatialScale: spatial,
              temporalScale: temporal,
              aspectRatioRange: [0.75, 1.5],
              numBlocks: 2,
              minContextPatches: 1,
            },
          ],
        });
        if (isLeft(planned)) return;
        const [part] = planned.right.parts;
        const keeps = (height: number, width: number): boolean => {
          const [share, ratio] = [(height * width) / 132, width / height];
          return share >= spatial[0] && share <= spatial[1] && ratio >= 0.75 && ratio <= 1.5;
        };
        const can = Array.from({ length: 132 }, (_, at) => keeps(1 + (at % 12), 1 + Math.floor(at / 12)));
        if (can.includes(true)) {
          for (const { height, width } of part.shapes) expect(keeps(height, width)).toBe(true);
        }
        const steps = part.durations.map(({ duration }) => duration / frames);
        const keepsTime = (share: number): boolean => share >= temporal[0] && share <= temporal[1];
        const any = Array.from({ length: frames }, (_, at) => keepsTime((at + 1) / frames));
        if (any.includes(true)) expect(steps.every(keepsTime)).toBe(true);
      }),
    );
  });

  it('round each side where a single share is asked for, as V-JEPA 2 does at 16 × 16', () => {
    const [part] = unwrap(multiBlock3d.plan({ inputSize: 256 })).parts;
    // 38.4 patches: 6.2 × 6.2, 5.1 × 7.6, 7.2 × 5.4.
    const shapes = part.shapes.map(({ height, width }) => `${height} × ${width}`);
    expect(shapes).toEqual(['5 × 7', '5 × 8', '6 × 6', '6 × 7', '7 × 5', '7 × 6']);
  });

  it.each([
    ['one frame', 1, 1],
    ['two frames in one step', 2, 2],
    ['sixteen frames', 16, 2],
    ['sixty-four frames', 64, 2],
  ])('are of clips of %s', (_, numFrames, tubeletSize) => {
    const plan = unwrap(multiBlock3d.plan({ inputSize: 384, numFrames, tubeletSize }));
    const steps = numFrames / tubeletSize;
    expect(plan.parts.map(({ grid }) => [grid.frames, grid.rows, grid.columns])).toEqual([
      [steps, 24, 24],
      [steps, 24, 24],
    ]);
    for (const part of sampleBatch(plan, { seed: 1, count: 20 }).parts) {
      for (let sample = 0; sample < 20; sample++) {
        for (const box of blocksOf(part, sample).targets)
          expect(box).toMatchObject({ start: 0, duration: steps });
      }
    }
  });

  it('may be of one step only, anywhere in time', () => {
    const plan = one({ temporalScale: [0.25, 0.25], numBlocks: 1, spatialScale: [0.2, 0.3] });
    const starts = masksOf(plan, 400).map(({ boxes: [box] }) => [box!.start, box!.duration]);
    expect(new Set(starts.map(String))).toEqual(new Set(['0,1', '1,1', '2,1', '3,1']));
  });

  it('have one size a step where asked for, and other ones in other steps', () => {
    const plan = unwrap(multiBlock3d.plan({ shapes: 'step' }));
    const sizes = [0, 1, 2, 3, 4, 5].map((step) => {
      const [part] = sampleBatch(plan, { seed: 3, step, count: 10 }).parts;
      const all = [0, 9].flatMap((sample) => blocksOf(part, sample).targets);
      const found = new Set(all.map(({ height, width }) => `${height} × ${width}`));
      expect(found.size).toBe(1);
      return [...found][0];
    });
    expect(new Set(sizes).size).toBeGreaterThan(1);
  });

  it('keep the context its minimum where hardly any draw does, and end', () => {
    const crowded = { numBlocks: 64, spatialScale: [0.5, 0.5], minContextPatches: 80 } as const;
    const plan = unwrap(multiBlock3d.plan({ ...clip(4, 6, 7), parts: [crowded], maxAttempts: 1 }));
    for (const { context } of masksOf(plan, 500)) expect(size(context)).toBeGreaterThanOrEqual(80);
  });

  it('are refused by what would do', () => {
    const refusals: ReadonlyArray<readonly [Config, ReadonlyArray<string | number>]> = [
      [{ ...clip(1, 1, 1) }, ['inputSize']],
      [{ parts: [{ spatialScale: [1, 1] }] }, ['parts', 0, 'spatialScale']],
      [{ parts: [{ minContextPatches: 1568 }] }, ['parts', 0, 'minContextPatches']],
      [{ parts: [{}, { contextPatches: 1568 }] }, ['parts', 1, 'contextPatches']],
      [{ parts: [{ fullComplement: true, targetPatches: 3 }] }, ['parts', 0, 'targetPatches']],
      [{ parts: [{ fullComplement: true, predFullComplement: true }] }, ['parts', 0, 'predFullComplement']],
      [{ parts: [{ contextPatches: 900, targetPatches: 900 }] }, ['parts', 0, 'targetPatches']],
      [{ parts: [{ aspectRatioRange: [200, 200] }] }, ['parts', 0, 'aspectRatioRange']],
      [{ parts: [{ invBlock: true, minContextPatches: 900 }] }, ['parts', 0, 'minContextPatches']],
      [
        { ...clip(1, 1, 29), parts: [{ minContextPatches: 2, targetPatches: 28, invBlock: true }] },
        ['parts', 0, 'targetPatches'],
      ],
      [{ parts: [{ name: 'a' }, { name: 'a' }] }, ['parts', 1, 'name']],
      [{ parts: [{ numBlocks: 0 }] }, ['parts', 0, 'numBlocks']],
      [{ parts: [] }, ['parts']],
    ];
    for (const [config, path] of refusals) {
      const planned = multiBlock3d.plan(config);
      const [error] = isLeft(planned)
        ? planned.left
        : expect.unreachable(`${JSON.stringify(config)} is planned`);
      expect(error.path).toEqual(path);
      if (path.at(-1) === 'parts') continue;
      expect(error.suggestion, error.message).toBeDefined();
      const mended = multiBlock3d.plan({ ...config, ...error.suggestion });
      expect(isLeft(mended) && mended.left.map(({ message }) => message)).toBe(false);
    }
  });

  it('are told of names that are none, and of records that are no list', () => {
    const told = (config: object) => {
      const planned = multiBlock3d.plan(config);
      return isLeft(planned) ? planned.left.map(({ path, suggestion }) => ({ path, suggestion })) : [];
    };
    expect(told({ parts: [{ name: 'Short Range' }] })).toEqual([
      { path: ['parts', 0, 'name'], suggestion: undefined },
    ]);
    expect(told({ parts: { numBlocks: 3 } })).toEqual([
      { path: ['parts'], suggestion: { parts: [{ numBlocks: 3 }] } },
    ]);
    expect(told({ parts: [{ numBlock: 3 }] })).toEqual([
      { path: ['parts', 0, 'numBlock'], suggestion: { parts: [{ numBlocks: 3 }] } },
    ]);
  });

  it('have plans that are read back', () => {
    for (const { config } of [{ config: {} }, ...multiBlock3d.presets]) {
      const plan = unwrap(multiBlock3d.plan(config));
      expect(unwrap(readPlan(JSON.parse(JSON.stringify(plan))))).toEqual(plan);
    }
  });
});
