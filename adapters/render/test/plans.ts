import {
  type Geometry,
  gridOf,
  hierarchical,
  measure,
  multiBlock,
  type Plan,
  type Statistics,
  sampleBatch,
  summarise,
  unwrap,
} from '@jepa-masks/core';
import { cpu } from '@jepa-masks/cpu';

/** Plans from the smallest grid to a large one, flat and hierarchical. */
export const plans: Readonly<Record<string, Plan>> = {
  'multi-block at its defaults': unwrap(multiBlock.plan({})),
  'hierarchical at its defaults': unwrap(hierarchical.plan({})),
  'overlapping targets': unwrap(multiBlock.plan({ numTargetMasks: 6, targetOverlap: 'allow' })),
  'three contexts': unwrap(
    multiBlock.plan({ numContextMasks: 3, contextScale: [0.3, 0.5], targetScale: [0.05, 0.1] }),
  ),
  'nine contexts': unwrap(
    multiBlock.plan({ numContextMasks: 9, contextScale: [0.2, 0.5], targetScale: [0.05, 0.1] }),
  ),
  'sixteen targets': unwrap(multiBlock.plan({ numTargetMasks: 16, targetScale: [0.02, 0.05] })),
  'sixty targets': unwrap(
    multiBlock.plan({ numTargetMasks: 60, targetScale: [0.01, 0.05], targetOverlap: 'allow' }),
  ),
  'a grid of 8 × 24': unwrap(multiBlock.plan({ inputSize: [128, 384], contextAspectRatioRange: [1, 4] })),
  'a grid of 24 × 8': unwrap(multiBlock.plan({ inputSize: [384, 128], contextAspectRatioRange: [0.2, 1] })),
  'a grid of 64 × 64': unwrap(multiBlock.plan({ inputSize: 1024 })),
  'a grid of 2 × 1': unwrap(
    multiBlock.plan({
      inputSize: [32, 16],
      numTargetMasks: 1,
      targetScale: [0.5, 0.5],
      aspectRatioRange: [0.1, 10],
    }),
  ),
  'a grid of 1 × 64': unwrap(
    multiBlock.plan({
      inputSize: [16, 1024],
      numTargetMasks: 3,
      targetScale: [0.1, 0.2],
      aspectRatioRange: [1, 64],
    }),
  ),
  'seven levels': unwrap(
    hierarchical.plan({
      numHierarchies: 7,
      numTargetMasks: 1,
      scaleProgression: 'linear',
      baseScale: [0.05, 0.1],
      inputSize: 448,
    }),
  ),
};

/** A few samples of a plan. */
export const draw = (plan: Plan, count = 3): Geometry => sampleBatch(plan, { seed: 42, count });

/** Statistics of a few hundred samples of a plan. */
export const observeMany = (plan: Plan, count = 300): Statistics =>
  summarise(measure(plan, cpu.booleans, { seed: 1, count }));

/** The one patch there is, which can't be both context and target: no plan has it, but a file might. */
export const onePatch: Geometry = {
  count: 1,
  parts: [
    {
      name: '',
      masks: 'boxes',
      grid: gridOf({ rows: 1, columns: 1, patchSize: 16 }),
      count: 1,
      contexts: 1,
      targets: 1,
      boxesPerTarget: 1,
      boxes: Int32Array.of(0, 0, 1, 1, 0, 0, 1, 1),
      phases: Uint32Array.of(0),
    },
  ],
};

/** A photograph of one white pixel. */
export const whitePixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP6DwABBQECz6AuzQAAAABJRU5ErkJggg==';
