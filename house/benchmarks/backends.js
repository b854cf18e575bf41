/**
 * What each backend costs a batch. First beside the same masks by hand, painted on
 * the CPU and handed to the library: both in turn, so that what befalls the machine
 * befalls both. Then what a device of WebGPU is given to do. Prints tables; with
 * `--json FILE` writes the figures as well.
 */
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import { adapterName, traffic } from './webgpu-traffic.js';

const { hierarchical, multiBlock, sampleBatch, unwrap } = await import('@jepa-masks/core');
const { default: Table } = await import('cli-table3');
const { eachMask, LENGTHS, paint } = await import('./by-hand.js');
const { onWebGpu, subjects } = await import('./backend-subjects.js');

const BATCH = 64;
const OUTPUTS = ['booleans', 'attentionBias', 'fixedIndices', 'indices'];
/** Rounds that a pair is timed, at least; and milliseconds after which it may end. */
const [ROUNDS, TIME] = [15, 250];

const batchOf = (plan) => sampleBatch(unwrap(plan), { seed: 1, count: BATCH });
const batches = {
  'multi-block 14 × 14': batchOf(multiBlock.plan({})),
  'multi-block 32 × 32': batchOf(multiBlock.plan({ inputSize: 512 })),
  'hierarchical 14 × 14, 3 levels': batchOf(hierarchical.plan({})),
};
const [usual] = Object.values(batches);

/** The tensors of masks; lists are two. */
const tensorsOf = (masks) =>
  eachMask(masks).flatMap((one) => ('offsets' in one ? [one.indices, one.offsets] : [one]));

const byBackend =
  ({ backend }, output) =>
  (geometry) =>
    tensorsOf(backend[output](geometry, LENGTHS));
const byHand = (subject, output) => (geometry) => paint[output](geometry).map(subject.byHand);

/** Makes masks, and ends when the device has them. */
const runs =
  ({ done, free }, make, geometry) =>
  async () => {
    const tensors = make(geometry);
    await done(tensors);
    free(tensors);
  };

const median = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];

/** Milliseconds that each of two takes, run in turn. */
const inTurn = async (ways) => {
  const times = ways.map(() => []);
  const start = performance.now();
  for (let round = -5; round < ROUNDS || performance.now() - start < TIME; round++) {
    for (const [at, run] of ways.entries()) {
      const from = performance.now();
      await run();
      // The first compile and fill caches.
      if (round >= 0) times[at].push(performance.now() - from);
    }
  }
  return times.map(median);
};

const beside = [];
for (const subject of subjects) {
  const { device, backend, prepare } = subject;
  await prepare();
  for (const output of OUTPUTS) {
    const [ours, theirs] = await inTurn(
      [byBackend, byHand].map((way) => runs(subject, way(subject, output), usual)),
    );
    beside.push({
      device,
      name: backend.name,
      output,
      milliseconds: ours,
      byHand: theirs,
      ratio: ours / theirs,
    });
  }
}

const given = [];
for (const [batch, geometry] of Object.entries(batches)) {
  const count = async (name, run) => {
    await run();
    traffic();
    await run();
    const { dispatches, bytes } = traffic();
    given.push({ batch, name, dispatches, bytesPerSample: bytes / BATCH });
  };
  for (const subject of onWebGpu) {
    await subject.prepare();
    await count(subject.backend.name, runs(subject, byBackend(subject, 'booleans'), geometry));
  }
}

const adapter = await adapterName();
const machine = `${os.cpus()[0]?.model ?? 'unknown'}, ${os.cpus().length} cores, Node ${process.version}`;
const plain = { head: [], border: [], compact: true };

console.log(`batches of ${BATCH}; WebGPU on ${adapter}; ${machine}`);
console.log('multi-block 14 × 14: times what it takes by hand (milliseconds of both)');
const ratios = new Table({ head: ['device', 'backend', ...OUTPUTS], style: plain });
for (const { device, backend } of subjects) {
  const of = beside.filter((row) => row.device === device && row.name === backend.name);
  const cells = of.map(
    ({ ratio, milliseconds, byHand: hand }) =>
      `${ratio.toFixed(2)} × (${milliseconds.toFixed(2)} : ${hand.toFixed(2)})`,
  );
  ratios.push([device, backend.name, ...cells]);
}
console.log(`${ratios}`);
console.log('booleans on WebGPU: what the device is given');
const table = new Table({ head: ['batch', 'backend', 'dispatches', 'bytes a sample'], style: plain });
for (const { batch, name, dispatches, bytesPerSample } of given) {
  table.push([batch, name, dispatches, bytesPerSample.toFixed(1)]);
}
console.log(`${table}`);

const json = process.argv.indexOf('--json');
if (json > 0) {
  const date = new Date().toISOString().slice(0, 10);
  const figures = { date, machine, adapter, batch: BATCH, beside, given };
  writeFileSync(process.argv[json + 1], `${JSON.stringify(figures, undefined, 2)}\n`);
}
process.exit(0);
