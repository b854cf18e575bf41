import {
  type BatchRequest,
  type BoxPart,
  type Geometry,
  hierarchical,
  multiBlock,
  multiModal,
  type PatchPart,
  type Plan,
  sampleBatch,
  unwrap,
} from '@jepa-masks/core';
import { boxesPerSample, boxSize, thinningPhase } from '@jepa-masks/core/geometry';
import { describe, expect, test } from 'vitest';
import { checkLaw, laws } from '../src/index.js';

const flat = unwrap(multiBlock.plan({}));
const modalities = unwrap(multiModal.plan({}));
const nested = unwrap(hierarchical.plan({ nesting: 'nested' }));

type Draw = (plan: Plan, request: BatchRequest, into?: Geometry) => Geometry;

const firstOf = (geometry: Geometry): BoxPart => geometry.parts[0] as BoxPart;

/** The library's sampler, of whose first part `change` gets the integers of each sample, context first. */
const tampered =
  (change: (blocks: Int32Array, sample: number) => void): Draw =>
  (plan, request, into) => {
    const geometry = sampleBatch(plan, request, into);
    const part = firstOf(geometry);
    const stride = boxesPerSample(part) * boxSize(part);
    for (let sample = 0; sample < geometry.count; sample++) {
      change(part.boxes.subarray(sample * stride, (sample + 1) * stride), sample);
    }
    return geometry;
  };

/** The library's sampler, of whose first part `change` gets the phases. */
const rephased =
  (change: (phases: Uint32Array) => void): Draw =>
  (plan, request, into) => {
    const geometry = sampleBatch(plan, request, into);
    change(geometry.parts[0].phases);
    return geometry;
  };

let calls = 0;
const kept = { boxes: new Int32Array(10_000), phases: new Uint32Array(10_000) };

/** The library's sampler, which hands out one array of its first part again and again. */
const reusing =
  (array: 'boxes' | 'phases'): Draw =>
  (plan, request, into) => {
    const geometry = sampleBatch(plan, request, into);
    if (into !== undefined) return geometry;
    const part = firstOf(geometry);
    kept[array].set(part[array]);
    return {
      ...geometry,
      parts: [{ ...part, [array]: kept[array].subarray(0, part[array].length) }, ...geometry.parts.slice(1)],
    };
  };

/** For each law a fault that breaks it. Blocks are top, left, height, width; block 0 is the context. */
const faults: ReadonlyArray<readonly [law: string, fault: string, plan: Plan, draw: Draw]> = [
  [
    'determinism',
    'the place in the batch leaks into the sample',
    flat,
    tampered((blocks, sample) => {
      blocks[4] = (blocks[4]! + sample) % 8;
    }),
  ],
  [
    'bounds',
    'a target one patch wider than its range',
    flat,
    tampered((blocks) => {
      blocks[7] = blocks[7]! + 2;
    }),
  ],
  [
    'bounds',
    'a block one patch beyond the last row',
    flat,
    tampered((blocks) => {
      blocks[4] = 14 - blocks[6]! + 1;
    }),
  ],
  [
    'bounds',
    'a context one patch narrower than its range',
    flat,
    tampered((blocks) => {
      blocks[3] = 11;
    }),
  ],
  [
    'guarantees',
    'a target with fewer patches than is promised',
    flat,
    tampered((blocks) => {
      blocks[6] = 1;
    }),
  ],
  [
    'guarantees',
    'targets that lie on each other: their union is smaller than is promised',
    flat,
    tampered((blocks) => {
      for (const target of [8, 12, 16]) blocks.copyWithin(target, 4, 8);
    }),
  ],
  [
    'guarantees',
    'a context with more patches than is promised',
    unwrap(multiBlock.plan({ contextScale: [0.2, 0.3] })),
    tampered((blocks) => {
      blocks.set([0, 0, 14, 14]);
    }),
  ],
  [
    'guarantees',
    'a token of a budget is lost: each part has as many patches as it may, but not all together',
    modalities,
    (plan, request, into) => {
      const geometry = sampleBatch(plan, request, into);
      const { words, count } = geometry.parts[0] as PatchPart;
      const ofSample = words.length / count;
      for (let sample = 0; sample < count; sample++) {
        const context = words.subarray(sample * ofSample, (sample + 0.5) * ofSample);
        const word = context.findIndex((one) => one !== 0);
        if (word >= 0) context[word]! &= context[word]! - 1;
      }
      return geometry;
    },
  ],
  [
    'disjointness',
    'an off-by-one in the overlap test: a target moved one patch towards another',
    flat,
    tampered((blocks) => {
      blocks[4] = Math.max(0, blocks[4]! - 1);
    }),
  ],
  [
    'never empty',
    'a context that lies wholly under targets',
    flat,
    tampered((blocks) => {
      blocks.set(blocks.subarray(4, 8), 0);
    }),
  ],
  [
    'never empty',
    'a target without a row',
    flat,
    tampered((blocks) => {
      blocks[6] = 0;
    }),
  ],
  [
    'totality',
    'a batch that ends one sample early',
    flat,
    (plan, request, into) =>
      sampleBatch(plan, { ...request, count: request.count > 0 ? request.count - 1 : 0 }, into),
  ],
  [
    'totality',
    'the last target of a sample is forgotten',
    flat,
    (plan, request, into) => {
      const geometry = sampleBatch(plan, request);
      if (into === undefined) return geometry;
      firstOf(into).boxes.set(firstOf(geometry).boxes.subarray(0, -4));
      return into;
    },
  ],
  [
    'totality',
    'the phases are forgotten',
    flat,
    (plan, request, into) => {
      const geometry = sampleBatch(plan, request);
      if (into === undefined) return geometry;
      firstOf(into).boxes.set(firstOf(geometry).boxes);
      return into;
    },
  ],
  [
    'nesting',
    'a finer target placed anywhere',
    nested,
    tampered((blocks) => {
      blocks[4] = 0;
      blocks[5] = 0;
    }),
  ],
  [
    'exchangeability',
    'targets left in the order of their place',
    flat,
    tampered((blocks) => {
      const targets = [1, 2, 3, 4].map((block) => [...blocks.subarray(block * 4, block * 4 + 4)]);
      blocks.set(targets.sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]!).flat(), 4);
    }),
  ],
  [
    'independence',
    'a key that ignores its index',
    flat,
    (plan, request, into) => {
      const geometry = sampleBatch(plan, request, into);
      const one = firstOf(sampleBatch(plan, { ...request, first: 0, count: 1 })).boxes;
      for (let sample = 0; sample < geometry.count; sample++) {
        firstOf(geometry).boxes.set(one, sample * one.length);
      }
      return geometry;
    },
  ],
  [
    'independence',
    'a key that ignores its step',
    flat,
    (plan, request, into) => sampleBatch(plan, { ...request, step: 0 }, into),
  ],
  [
    'independence',
    'a key that ignores its seed',
    flat,
    (plan, request, into) => sampleBatch(plan, { ...request, seed: 0 }, into),
  ],
  [
    'determinism',
    'the place in the batch leaks into the phase',
    flat,
    rephased((phases) => {
      phases.forEach((_, at) => {
        phases[at] = at;
      });
    }),
  ],
  [
    'even thinning',
    'every sample has the same phase',
    flat,
    rephased((phases) => {
      phases.fill(0);
    }),
  ],
  [
    'even thinning',
    'phases of one half of all words: the first patch of a list is kept more often than the last',
    flat,
    rephased((phases) => {
      phases.forEach((word, at) => {
        phases[at] = thinningPhase(word, 0, 2) === 0 ? word : 0;
      });
    }),
  ],
  [
    'purity',
    'a counter of calls leaks into the sample',
    flat,
    (plan, request, into) => sampleBatch(plan, { ...request, step: calls++ }, into),
  ],
  ['purity', 'phases are handed out in one buffer again and again', flat, reusing('phases')],
  ['purity', 'blocks are handed out in one buffer again and again', flat, reusing('boxes')],
  [
    'purity',
    'the plan remembers what was asked of it',
    JSON.parse(JSON.stringify(flat)),
    (plan, request, into) => {
      Object.assign(plan, { asked: request });
      return sampleBatch(plan, request, into);
    },
  ],
];

describe('a planted fault is caught', () => {
  test.each(faults)('by %s: %s', (name, _, plan, draw) => {
    const law = laws.find((one) => one.name === name)!;
    const result = checkLaw(law, { plan, draw }, { runs: 300 });
    expect(result.holds).toBe(false);
    expect(result.fall?.reason).not.toBe('');
    expect(result.fall?.counterexample).not.toBe('');
  });

  test('for every law there is one', () => {
    // Those of absent patches and of scores are planted in files of their own.
    const planted = new Set([...faults.map(([law]) => law), 'presence', 'scores']);
    expect(planted).toEqual(new Set(laws.map(({ name }) => name)));
  });
});
