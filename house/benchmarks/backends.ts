/**
 * What each backend costs a batch. First beside the same masks by hand, painted on
 * the CPU and handed to the library: both in turn, so that what befalls the machine
 * befalls both. Then what a device of WebGPU is given to do. Prints tables; with
 * `--json FILE` writes the figures as well.
 */
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import type { ConfigErrors, Either, Plan } from '@jepa-masks/core';
import { adapterName, traffic } from './webgpu-traffic.js';

const { hierarchical, multiBlock, sampleBatch, unwrap } = await import('@jepa-masks/core');
const { default: Table } = await import('cli-table3');
const { OUTPUTS } = await import('./timed-backend.js');
const { onWebGpu, subjects } = await import('./backend-subjects.js');

const BATCH = 64;
/** Rounds that a pair is timed, at least; and milliseconds after which it may end. */
const ROUNDS = 15;
const TIME = 250;

const batchOf = (plan: Either<ConfigErrors, Plan>) => sampleBatch(unwrap(plan), { seed: 1, count: BATCH });
const batches = {
  'multi-block 14 × 14': batchOf(multiBlock.plan({})),
  'multi-block 32 × 32': batchOf(multiBlock.plan({ inputSize: 512 })),
  'hierarchical 14 × 14, 3 levels': batchOf(hierarchical.plan({})),
};
const usual = batches['multi-block 14 × 14'];

const median = (times: ReadonlyArray<number>): number => times.toSorted((a, b) => a - b)[times.length >> 1]!;

/** Milliseconds that each of two takes, run in turn. */
const inTurn = async (ours: () => Promise<void>, theirs: () => Promise<void>) => {
  const [ourTimes, theirTimes]: [Array<number>, Array<number>] = [[], []];
  const ways = [
    [ours, ourTimes],
    [theirs, theirTimes],
  ] as const;
  const start = performance.now();
  for (let round = -5; round < ROUNDS || performance.now() - start < TIME; round++) {
    for (const [run, times] of ways) {
      const from = performance.now();
      await run();
      // The first compile and fill caches.
      if (round >= 0) times.push(performance.now() - from);
    }
  }
  return [median(ourTimes), median(theirTimes)] as const;
};

/** Milliseconds a batch, of a backend and by hand. */
interface Beside {
  readonly device: string;
  readonly name: string;
  readonly output: string;
  readonly milliseconds: number;
  readonly byHand: number;
  readonly ratio: number;
}

/** What a batch gives the device to do. */
interface Given {
  readonly batch: string;
  readonly name: string;
  readonly dispatches: number;
  readonly bytesPerSample: number;
}

const beside: Array<Beside> = [];
for (const subject of subjects) {
  const { device, name } = subject;
  await subject.prepare();
  for (const output of OUTPUTS) {
    const [ours, theirs] = await inTurn(
      () => subject.ours(output, usual),
      () => subject.byHand(output, usual),
    );
    beside.push({
      device,
      name,
      output,
      milliseconds: ours,
      byHand: theirs,
      ratio: ours / theirs,
    });
  }
}

const given: Array<Given> = [];
for (const [batch, geometry] of Object.entries(batches)) {
  const count = async (name: string, run: () => Promise<void>): Promise<void> => {
    await run();
    traffic();
    await run();
    const { dispatches, bytes } = traffic();
    given.push({ batch, name, dispatches, bytesPerSample: bytes / BATCH });
  };
  for (const subject of onWebGpu) {
    await subject.prepare();
    await count(subject.name, () => subject.ours('booleans', geometry));
  }
}

const adapter = await adapterName();
const machine = `${os.cpus()[0]?.model ?? 'unknown'}, ${os.cpus().length} cores, Node ${process.version}`;
const plain = { head: [], border: [], compact: true };

console.log(`batches of ${BATCH}; WebGPU on ${adapter}; ${machine}`);
console.log('multi-block 14 × 14: times what it takes by hand (milliseconds of both)');
const ratios = new Table({ head: ['device', 'backend', ...OUTPUTS], style: plain });
for (const { device, name } of subjects) {
  const of = beside.filter((row) => row.device === device && row.name === name);
  const cells = of.map(
    ({ ratio, milliseconds, byHand: hand }) =>
      `${ratio.toFixed(2)} × (${milliseconds.toFixed(2)} : ${hand.toFixed(2)})`,
  );
  ratios.push([device, name, ...cells]);
}
console.log(`${ratios}`);
console.log('booleans on WebGPU: what the device is given');
const table = new Table({ head: ['batch', 'backend', 'dispatches', 'bytes a sample'], style: plain });
for (const { batch, name, dispatches, bytesPerSample } of given) {
  table.push([batch, name, dispatches, bytesPerSample.toFixed(1)]);
}
console.log(`${table}`);

const json = process.argv.indexOf('--json');
const file = process.argv[json + 1];
if (json > 0 && file !== undefined) {
  const date = new Date().toISOString().slice(0, 10);
  const figures = { date, machine, adapter, batch: BATCH, beside, given };
  writeFileSync(file, `${JSON.stringify(figures, undefined, 2)}\n`);
}
process.exit(0);
