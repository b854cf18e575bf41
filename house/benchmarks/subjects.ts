import {
  type Geometry,
  hierarchical,
  isLeft,
  multiBlock,
  type Plan,
  type Strategy,
  sampleBatch,
  unwrap,
} from '@jepa-masks/core';
import { type Reference, references } from '@jepa-masks/core/published';
import { cpu } from '@jepa-masks/cpu';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { textbookSample } from './textbook.js';

/**
 * What is timed. Buffers are reused from call to call, as a training loop would;
 * the step moves on, so that no call repeats another's samples.
 */
interface Subject {
  readonly name: string;
  /** That a call makes. */
  readonly samples: number;
  readonly run: () => unknown;
}

const BATCH = 256;

const sides = [14, 16, 24, 32, 64];

type Configured = readonly [name: string, strategy: Strategy, config: Readonly<Record<string, unknown>>];

const configured: ReadonlyArray<Configured> = [
  ...sides.map((side): Configured => [`multi-block ${side} × ${side}`, multiBlock, { inputSize: side * 16 }]),
  ...sides.map(
    (side): Configured => [
      `multi-block ${side} × ${side}, overlap allowed`,
      multiBlock,
      { inputSize: side * 16, targetOverlap: 'allow' },
    ],
  ),
  ['hierarchical 14 × 14', hierarchical, {}],
  ['hierarchical 14 × 14, nested', hierarchical, { nesting: 'nested' }],
  [
    "hierarchical 14 × 14, coarsest level's ranges alone",
    multiBlock,
    { targetScale: [0.2, 0.6], contextScale: [0.9, 1] },
  ],
];

/** Paints batch after batch, into the same buffers. */
const again =
  <M>(paint: (geometry: Geometry, into?: M) => M) =>
  () => {
    let masks: M | undefined;
    return (geometry: Geometry): void => {
      masks = paint(geometry, masks);
    };
  };

const outputs = {
  geometry: undefined,
  booleans: again(cpu.booleans<string>),
  bits: again(cpu.bits<string>),
  indices: again(cpu.indices<string>),
};
type Output = keyof typeof outputs;
const outputNames = Object.keys(outputs) as ReadonlyArray<Output>;

const ours = (name: string, plan: Plan, output: Output, batch: number): Subject => {
  const paint = outputs[output]?.();
  let step = 0;
  let geometry = sampleBatch(plan, { seed: 1, count: batch });
  return {
    name: `${name}, batch ${batch}, ${output}`,
    samples: batch,
    run: () => {
      geometry = sampleBatch(plan, { seed: 1, step: step++, count: batch }, geometry);
      paint?.(geometry);
    },
  };
};

/** Random draws that a default sample makes on average, counted once; the bytes of its booleans. */
const FLOOR_DRAWS = 41;
const FLOOR_BYTES = 5 * 196;

const floor = (): Subject => {
  const random = xoroshiro128plus(1);
  const bytes = new Uint8Array(BATCH * FLOOR_BYTES);
  let sink = 0;
  return {
    name: `floor: ${FLOOR_DRAWS} draws and ${FLOOR_BYTES} bytes written a sample`,
    samples: BATCH,
    run: () => {
      for (let draw = 0; draw < BATCH * FLOOR_DRAWS; draw++) sink ^= random.next();
      bytes.fill(sink & 1);
      return sink;
    },
  };
};

const textbook = (): Subject => {
  const source = xoroshiro128plus(1);
  const random = () => (source.next() >>> 0) / 4294967296;
  return {
    name: 'textbook multi-block 14 × 14, boolean arrays',
    samples: BATCH,
    run: () => {
      for (let sample = 0; sample < BATCH; sample++) textbookSample(random, 14, 14);
    },
  };
};

const published = (reference: Reference): Subject => {
  const started = reference.start(reference.example.config, {
    seed: 0,
    ...(reference.example.maskCount === undefined ? {} : { maskCount: reference.example.maskCount }),
  });
  if (isLeft(started)) throw new Error(started.left[0].message);
  let state = started.right;
  return {
    name: `reference ${reference.name}, batch ${BATCH}`,
    samples: BATCH,
    run: () => {
      const drawn = reference.draw(state, BATCH);
      if (isLeft(drawn)) throw new Error(drawn.left[0].message);
      state = drawn.right.state;
    },
  };
};

const planning = ([name, strategy, config]: Configured): Subject => ({
  name: `plan ${name}`,
  samples: 1,
  run: () => unwrap(strategy.plan(config)),
});

/** Everything that is timed. */
export const subjects: ReadonlyArray<Subject> = [
  floor(),
  textbook(),
  ...configured.flatMap(([name, strategy, config]) =>
    outputNames.map((output) => ours(name, unwrap(strategy.plan(config)), output, BATCH)),
  ),
  ...references.map(published),
  ...configured.map(planning),
  // The larger the batch the more of it is out of the caches: these come after those that are compared.
  ...configured
    .filter(([name]) => name.startsWith('multi-block'))
    .flatMap(([name, strategy, config]) => {
      const plan = unwrap(strategy.plan(config));
      return [1, 8, 64, 4096].flatMap((batch) =>
        outputNames.map((output) => ours(name, plan, output, batch)),
      );
    }),
];
