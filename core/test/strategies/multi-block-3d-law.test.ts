import { describe, expect, it } from 'vitest';
import { cpu } from '../../../backends/cpu/src/index.js';
import { isLeft, multiBlock3d, sampleBatch, type VideoMask } from '../../src/index.js';

/** A clip of so many patches each way, with one mask. */
const planOf = ([frames, rows, columns]: readonly [number, number, number], mask: VideoMask) => {
  const planned = multiBlock3d.plan({
    inputSize: [rows, columns],
    patchSize: 1,
    numFrames: frames,
    tubeletSize: 1,
    parts: [mask],
    // All draws but one in 10¹⁰ of these plans end before boxes are placed one by one.
    maxAttempts: 100,
  });
  if (isLeft(planned)) throw new Error(planned.left[0].message);
  return planned.right;
};

/** How often each pair of masks comes, context and target as 0 and 1. */
const countsOf = (plan: ReturnType<typeof planOf>, samples: number): ReadonlyMap<string, number> => {
  const [part] = sampleBatch(plan, { seed: 11, count: samples }).parts;
  const { patches } = part.grid;
  const { context, targets } = cpu.booleans({ count: samples, parts: [{ ...part, name: '' }] });
  const counts = new Map<string, number>();
  for (let sample = 0; sample < samples; sample++) {
    const [from, to] = [sample * patches, (sample + 1) * patches];
    const name = `${context.data.subarray(from, to).join('')} ${targets.data.subarray(from, to).join('')}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
};

/** Chi-square against probabilities, of outcomes that are there; its degrees of freedom. */
const distance = (counts: ReadonlyMap<string, number>, law: ReadonlyMap<string, number>, samples: number) => {
  for (const name of counts.keys()) expect(law.has(name), `${name} is not in the law`).toBe(true);
  let square = 0;
  for (const [name, probability] of law) {
    const expected = probability * samples;
    square += ((counts.get(name) ?? 0) - expected) ** 2 / expected;
  }
  return { square, freedom: law.size - 1 };
};

type Sides = readonly [number, number, number];

/** Every box of a size in a grid, as the set of its patches. */
const placesOf = ([frames, rows, columns]: Sides, [duration, height, width]: Sides) => {
  const places: Array<ReadonlySet<number>> = [];
  for (let start = 0; start <= frames - duration; start++) {
    for (let top = 0; top <= rows - height; top++) {
      for (let left = 0; left <= columns - width; left++) {
        const patches = new Set<number>();
        for (let step = start; step < start + duration; step++) {
          for (let row = top; row < top + height; row++) {
            for (let column = left; column < left + width; column++) {
              patches.add((step * rows + row) * columns + column);
            }
          }
        }
        places.push(patches);
      }
    }
  }
  return places;
};

const sideless = (set: ReadonlySet<number>, patches: number): string =>
  Array.from({ length: patches }, (_, patch) => Number(set.has(patch))).join('');

/** Pairs of places that leave enough, each as likely: target the union, context the rest of the first steps. */
const pairs = (sides: Sides, size: Sides, keptSteps: number, least: number) => {
  const patches = sides[0] * sides[1] * sides[2];
  const kept = keptSteps * sides[1] * sides[2];
  const places = placesOf(sides, size);
  const all = places.flatMap((one) => places.map((other) => new Set([...one, ...other])));
  const found = all.map((target) => ({
    target,
    context: new Set([...Array(kept).keys()].filter((patch) => !target.has(patch))),
  }));
  const left = found.filter(({ context }) => context.size >= least);
  const law = new Map<string, number>();
  for (const { context, target } of left) {
    const name = `${sideless(context, patches)} ${sideless(target, patches)}`;
    law.set(name, (law.get(name) ?? 0) + 1 / left.length);
  }
  return { law, left };
};

const SAMPLES = 40_000;

describe('the law of boxes in space and time', () => {
  it.each<[string, Sides, Sides, VideoMask, number, number]>([
    [
      'boxes through all time',
      [2, 2, 3],
      [2, 1, 2],
      { numBlocks: 2, spatialScale: [1 / 3, 1 / 3], aspectRatioRange: [2, 2], minContextPatches: 1 },
      2,
      1,
    ],
    [
      'boxes of one step, where some pairs leave too little',
      [3, 2, 2],
      [1, 2, 1],
      {
        numBlocks: 2,
        spatialScale: [0.5, 0.5],
        temporalScale: [1 / 3, 1 / 3],
        aspectRatioRange: [0.5, 0.5],
        minContextPatches: 9,
      },
      3,
      9,
    ],
    [
      'a context of the first step',
      [3, 2, 2],
      [2, 1, 1],
      {
        numBlocks: 2,
        spatialScale: [0.25, 0.25],
        temporalScale: [0.67, 0.67],
        aspectRatioRange: [1, 1],
        maxTemporalKeep: 0.34,
        minContextPatches: 3,
      },
      1,
      3,
    ],
  ])('is uniform over all that leave the context its minimum: %s', (_, sides, size, mask, kept, least) => {
    const { law } = pairs(sides, size, kept, least);
    const { square, freedom } = distance(countsOf(planOf(sides, mask), SAMPLES), law, SAMPLES);
    // Six standard deviations of chi-square; the seed is fixed.
    expect(square).toBeLessThan(freedom + 6 * Math.sqrt(2 * freedom));
  });

  it.each<[string, number, number | undefined]>([
    ['a surplus of the context is thinned', 3, undefined],
    ['a deficit of the context is filled', 6, undefined],
    ['a deficit of the target is filled', 2, 5],
    ['a surplus of the target is thinned', 4, 1],
  ])('draws exact numbers from all patches that may be, each subset as likely: %s', (_, context, target) => {
    const sides = [2, 2, 2] as const;
    const plan = planOf(sides, {
      numBlocks: 1,
      spatialScale: [0.5, 0.5],
      aspectRatioRange: [2, 2],
      minContextPatches: 1,
      contextPatches: context,
      ...(target === undefined ? {} : { targetPatches: target }),
    });
    const counts = countsOf(plan, SAMPLES);
    // A box is one row of both steps; what it leaves is the other one.
    const law = new Map<string, number>();
    for (const [rest, boxes] of filled(context, target)) {
      const name = `${sideless(rest, 8)} ${sideless(boxes, 8)}`;
      law.set(name, (law.get(name) ?? 0) + 1);
    }
    const total = [...law.values()].reduce((sum, weight) => sum + weight, 0);
    for (const [name, weight] of law) law.set(name, weight / total);
    const { square, freedom } = distance(counts, law, SAMPLES);
    expect(square).toBeLessThan(freedom + 6 * Math.sqrt(2 * freedom));
  });
});

const subsets = (of: ReadonlyArray<number>, count: number): ReadonlyArray<ReadonlyArray<number>> => {
  if (count === 0) return [[]];
  return of.flatMap((first, at) => subsets(of.slice(at + 1), count - 1).map((rest) => [first, ...rest]));
};

/** Every outcome of a clip of 2 × 2 × 2 with one box of a row, by the stated steps, each as likely. */
const filled = (context: number, target: number | undefined) => {
  const rows: ReadonlyArray<ReadonlyArray<number>> = [
    [0, 1, 4, 5],
    [2, 3, 6, 7],
  ];
  return [0, 1].flatMap((row) => {
    const [box, rest] = [rows[row]!, rows[1 - row]!];
    const contexts =
      context <= 4
        ? subsets(rest, context).map((kept) => ({ kept, boxes: [...box] }))
        : subsets(box, context - 4).map((moved) => ({
            kept: [...rest, ...moved],
            boxes: box.filter((patch) => !moved.includes(patch)),
          }));
    return contexts.flatMap(({ kept, boxes }): ReadonlyArray<readonly [Set<number>, Set<number>]> => {
      const free = [...Array(8).keys()].filter((patch) => !kept.includes(patch) && !boxes.includes(patch));
      const wanted = target ?? boxes.length;
      const targets =
        wanted <= boxes.length
          ? subsets(boxes, wanted)
          : subsets(free, wanted - boxes.length).map((more) => [...boxes, ...more]);
      return targets.map((mask) => [new Set(kept), new Set(mask)] as const);
    });
  });
};
