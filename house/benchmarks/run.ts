/**
 * Times everything in one run and prints tables; with `--json FILE` writes the
 * figures as well; with `--away-from-defaults` times only hard and random plans,
 * with `--strategies` only every strategy and preset beside its floor, or with
 * `--strategies NAME` those whose name begins so.
 * Medians, with the least time and the one that three quarters keep within, in
 * microseconds a sample, and as multiples of the floor of the same run.
 */
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import { hierarchical, multiBlock, type Plan, unwrap } from '@jepa-masks/core';
import Table from 'cli-table3';
import { Bench } from 'tinybench';
import { timeEveryStrategy } from './every-strategy.js';
import { timeHardPlans } from './hard-plans.js';
import { timeRandomPlans } from './random-plans.js';
import { subjects } from './subjects.js';
import { heapOf, slowestByItself, tailOf } from './tail.js';
import type { Gain } from './two-workers.js';
import { webWorkers } from './web-workers.js';
import { workerThreads } from './worker-threads.js';

const machine = `${os.cpus()[0]?.model ?? 'unknown'}, ${os.cpus().length} cores, Node ${process.version}, ${os.platform()} ${os.arch()}`;

/** What stands after an option, unless it is another one. */
const after = (option: string): string | undefined => {
  const at = process.argv.indexOf(option);
  const value = at < 0 ? undefined : process.argv[at + 1];
  return value?.startsWith('--') ? undefined : value;
};

/** Writes the figures to the file of `--json`, if it was given. */
const record = (figures: object): void => {
  const file = after('--json');
  if (file === undefined) return;
  const dated = { date: new Date().toISOString(), machine, ...figures };
  writeFileSync(file, `${JSON.stringify(dated, null, 2)}\n`);
};

const every = timeEveryStrategy(after('--strategies'));
const strategyTable = new Table({
  head: ['in bits', 'µs', 'least', 'draws', 'bytes', 'floor', '× floor'],
  style: { head: [], border: [], compact: true },
});
for (const { name, median, least, draws, bytes, floor, ratio } of every) {
  const figures = [median, least].map((time) => time.toFixed(3));
  strategyTable.push([name, ...figures, draws.toFixed(1), bytes, floor.toFixed(3), ratio.toFixed(2)]);
}
console.log(`${machine}\n${strategyTable}`);
if (process.argv.includes('--strategies')) {
  record({ strategies: every });
  process.exit();
}

/** How hard plans and random ones fare. */
const away = { plans: timeHardPlans(), random: timeRandomPlans() };
const hard = new Table({
  head: ['', 'goal, µs', 'µs', '× default', 'slowest', 'to plan, ms'],
  style: { head: [], border: [], compact: true },
});
for (const plan of away.plans) {
  const { name, goal, planning } = plan;
  const figures =
    'refused' in plan
      ? ['refused', '', '']
      : [plan.median.toFixed(1), plan.ratio.toFixed(1), plan.slowest.toFixed(0)];
  hard.push([name, goal, ...figures, planning.toFixed(1)]);
}
console.log(`${hard}`);
const { random } = away;
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
console.log(
  `${random.plans} random configurations, ${random.refused} refused: planned within ${random.planning95.toFixed(1)} ms (95 %) ` +
    `and ${random.planningWorst.toFixed(1)} ms (all); above 100 µs a sample ${percent(random.above100)}, ` +
    `above 1 ms ${percent(random.above1000)}; slowest sample ${random.slowestSample.toFixed(0)} µs`,
);
if (process.argv.includes('--away-from-defaults')) {
  record({ away });
  process.exit();
}

const bench = new Bench({ time: 400, warmupTime: 200 });
for (const { name, run } of subjects) bench.add(name, run);
await bench.run();

const rows = subjects.map(({ name, samples }) => {
  const result = bench.getTask(name)?.result;
  if (result === undefined || !('latency' in result)) throw new Error(`${name} was not timed`);
  const { latency } = result;
  const perSample = (milliseconds: number) => (milliseconds * 1000) / samples;
  return {
    name,
    median: perSample(latency.p50),
    spread: [perSample(latency.min), perSample(latency.p75)] as const,
  };
});
const floor = rows.find(({ name }) => name.startsWith('floor'))!.median;

const tailAndSlowest = async (plan: Plan) => ({ ...(await tailOf(plan)), byItself: slowestByItself(plan) });
const tail = {
  'multi-block': await tailAndSlowest(unwrap(multiBlock.plan({}))),
  hierarchical: await tailAndSlowest(unwrap(hierarchical.plan({}))),
};
const heap = globalThis.gc === undefined ? undefined : heapOf(unwrap(multiBlock.plan({})), globalThis.gc);
const workers = { threads: await workerThreads(), web: await webWorkers() };

const table = new Table({
  head: ['', 'µs', 'least', '75 %', '× floor'],
  style: { head: [], border: [], compact: true },
});
for (const { name, median, spread } of rows) {
  const [low, high] = spread;
  table.push([name, median.toFixed(3), low.toFixed(3), high.toFixed(3), (median / floor).toFixed(2)]);
}
console.log(`${machine}\n${table}`);
for (const [name, figures] of Object.entries(tail)) {
  const { median, p999, p99999, slowest, slowestWithCollections, byItself } = figures;
  const us = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} µs`;
  console.log(
    `one sample at a time, ${name}: median ${us(median)}, 99.9 % within ${us(p999)}, 99.999 % within ${us(p99999)}, ` +
      `slowest ${us(slowest)} without and ${us(slowestWithCollections)} with collections, ${us(byItself)} by the least of five times`,
  );
}
console.log(
  heap === undefined
    ? 'heap: run node with --expose-gc'
    : `heap left a sample in the batch path: ${heap.toFixed(3)} bytes`,
);
const gain = ({ ratio, control }: Gain) =>
  `${ratio.toFixed(2)} × one (work that shares nothing: ${control.toFixed(2)} ×)`;
console.log(`two worker threads filling one buffer: ${gain(workers.threads)}`);
console.log(`two Web Workers in Chromium ${workers.web.version}: ${gain(workers.web)}`);

record({ strategies: every, away, rows, tail, heap, workers });
