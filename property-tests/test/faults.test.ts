import {
  type BatchRequest,
  blocksStride,
  type Geometry,
  type GeometryBuffers,
  hierarchical,
  multiBlock,
  type Plan,
  sampleBatch,
  thinningPhase,
  unwrap,
} from '@jepa-masks/core';
import { describe, expect, test } from 'vitest';
import { checkLaw, laws } from '../src/index.js';

const flat = unwrap(multiBlock.plan({}));
const nested = unwrap(hierarchical.plan({ nesting: 'nested' }));

type Draw = (plan: Plan, request: BatchRequest, into?: GeometryBuffers) => Geometry;

/** A sampler whose every sample is tampered with: `change` gets the integers of one sample, context first. */
const tampered =
  (change: (blocks: Int32Array, sample: number) => void): Draw =>
  (plan, request, into) => {
    const geometry = sampleBatch(plan, request, into);
    const stride = blocksStride(geometry);
    for (let sample = 0; sample < geometry.count; sample++) {
      change(geometry.blocks.subarray(sample * stride, (sample + 1) * stride), sample);
    }
    return geometry;
  };

let calls = 0;
const lastPhases = new Uint32Array(10_000);
let last: GeometryBuffers | undefined;

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
      into?.blocks.set(geometry.blocks.subarray(0, geometry.blocks.length - 4));
      return { ...geometry, blocks: into?.blocks ?? geometry.blocks };
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
      const stride = blocksStride(geometry);
      const one = sampleBatch(plan, { ...request, first: 0, count: 1 }).blocks;
      for (let sample = 0; sample < geometry.count; sample++) geometry.blocks.set(one, sample * stride);
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
    (plan, request, into) => {
      const geometry = sampleBatch(plan, request, into);
      geometry.phases.forEach((_, at) => {
        geometry.phases[at] = at;
      });
      return geometry;
    },
  ],
  [
    'even thinning',
    'every sample has the same phase',
    flat,
    (plan, request, into) => {
      const geometry = sampleBatch(plan, request, into);
      geometry.phases.fill(0);
      return geometry;
    },
  ],
  [
    'even thinning',
    'phases of one half of all words: the first patch of a list is kept more often than the last',
    flat,
    (plan, request, into) => {
      const geometry = sampleBatch(plan, request, into);
      geometry.phases.forEach((word, at) => {
        geometry.phases[at] = thinningPhase(word, 0, 2) === 0 ? word : 0;
      });
      return geometry;
    },
  ],
  [
    'purity',
    'phases are handed out in one buffer again and again',
    flat,
    (plan, request, into) => {
      const geometry = sampleBatch(plan, request, into);
      if (into !== undefined) return geometry;
      lastPhases.set(geometry.phases);
      return { ...geometry, phases: lastPhases.subarray(0, geometry.phases.length) };
    },
  ],
  [
    'purity',
    'a counter of calls leaks into the sample',
    flat,
    (plan, request, into) => sampleBatch(plan, { ...request, step: calls++ }, into),
  ],
  [
    'purity',
    'one buffer is handed out again and again',
    flat,
    (plan, request, into) => {
      const geometry = sampleBatch(plan, request, into);
      if (into !== undefined) return geometry;
      last ??= { blocks: new Int32Array(10_000), phases: new Uint32Array(10_000) };
      last.blocks.set(geometry.blocks);
      return { ...geometry, blocks: last.blocks.subarray(0, geometry.blocks.length) };
    },
  ],
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
    expect(new Set(faults.map(([law]) => law))).toEqual(new Set(laws.map(({ name }) => name)));
  });
});
