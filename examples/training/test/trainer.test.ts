import { expect, test } from 'vitest';
import { packed, some, unpacked } from '../src/data/packed.js';
import type { Engine } from '../src/engine/engine.js';
import { onnxRuntimeNode } from '../src/node/engine.js';
import { checkpointIn } from '../src/run/checkpoint.js';
import type { Command, Order, Report } from '../src/web/messages.js';
import { trainer, type Workshop } from '../src/web/trainer.js';
import { dataset, masksNamed } from './fashion.js';
import { tiny } from './tiny.js';

const photographs = unpacked(packed(some(dataset, 600, 500)));

const order: { readonly kind: 'start' } & Order = {
  kind: 'start',
  run: 1,
  masks: masksNamed('multi-block'),
  seed: 3,
  steps: 6,
  device: 'auto',
  data: 'photographs',
  lookEvery: 3,
  probeEvery: 6,
  architecture: tiny,
};

/** ONNX Runtime in Node, and how many of its graphs are open. */
const counted = () => {
  let open = 0;
  const node = onnxRuntimeNode(1);
  const engine: Engine = {
    name: node.name,
    open: async (file) => {
      const session = await node.open(file);
      open++;
      return {
        run: session.run,
        release: async () => {
          open--;
          await session.release();
        },
      };
    },
  };
  return { engine, open: () => open };
};

/** Trains as told until a report satisfies `last`; told of each report. */
const train = (
  workshop: Partial<Workshop>,
  last: (report: Report) => boolean,
  heard: (report: Report, tell: (command: Command) => void) => void = () => {},
): Promise<ReadonlyArray<Report>> =>
  new Promise((resolve) => {
    const reports: Report[] = [];
    const whole: Workshop = {
      load: async () => photographs,
      engine: async () => onnxRuntimeNode(1),
      withoutGpu: async () => 'there is none',
      ...workshop,
    };
    const tell = trainer(whole, (report) => {
      reports.push(report);
      heard(report, tell);
      if (last(report)) resolve(reports);
    });
    tell(order);
  });

const ended = ({ kind }: Report): boolean => kind === 'ended' || kind === 'failed';
const kinds = (reports: ReadonlyArray<Report>): string =>
  reports.map(({ kind, run }) => `${kind} ${run}`).join(', ');
const stepsOf = (reports: ReadonlyArray<Report>): ReadonlyArray<string> =>
  reports.flatMap((one) => (one.kind === 'step' ? [`${one.step} ${one.loss}`] : []));
const last = (reports: ReadonlyArray<Report>): Uint8Array => {
  const report = reports.at(-1)!;
  if (report.kind !== 'ended') throw new Error(`it ended with ${JSON.stringify(report)}`);
  return report.checkpoint;
};

/** The run that nothing comes in the way of. */
const counting = counted();
const plain = train({ engine: async () => counting.engine }, ended);

test('a run tells of its steps, its features and its probes, and ends with a checkpoint', async () => {
  const reports = await plain;
  expect(kinds(reports)).toBe(
    'engine 1, began 1, probe 1, step 1, features 1, step 1, step 1, features 1, step 1, step 1, step 1, features 1, probe 1, ended 1',
  );
  const { state, history } = checkpointIn(last(reports));
  expect(state.step).toBe(6);
  expect(stepsOf(reports)).toEqual(history.losses.map((loss, at) => `${at + 1} ${loss}`));
  expect(counting.open()).toBe(0);
});

test('a run that is paused and goes on is the run that was not, bit for bit', async () => {
  const paused = await train({}, ended, (report, tell) => {
    if (report.kind === 'step' && report.step === 2) tell({ kind: 'pause' });
    if (report.kind === 'paused') setTimeout(() => tell({ kind: 'resume' }), 50);
  });
  expect(kinds(paused)).toContain('step 1, paused 1, step 1');
  expect(last(paused)).toEqual(last(await plain));
});

test('a run that is stopped, while it waits or not, leaves no graph open', async () => {
  for (const before of ['pause', undefined] as const) {
    const { engine, open } = counted();
    const reports = await train(
      { engine: async () => engine },
      ({ kind }) => kind === 'stopped',
      (report, tell) => {
        if (report.kind !== 'step') return;
        if (before !== undefined) tell({ kind: before });
        tell({ kind: 'stop' });
      },
    );
    expect(stepsOf(reports)).toHaveLength(1);
    expect(open()).toBe(0);
  }
});

test('other masks begin when the run before has ended, and see what masks of the step they were', async () => {
  const { engine, open } = counted();
  const reports = await train(
    { engine: async () => engine },
    (report) => report.kind === 'ended' && report.run === 2,
    (report, tell) => {
      if (report.kind === 'step' && report.run === 1 && report.step === 2) {
        tell({ ...order, run: 2, masks: masksNamed('hierarchical') });
      }
    },
  );
  expect(kinds(reports)).toContain('stopped 1, engine 2, began 2');
  expect(open()).toBe(0);
  const step = reports.find((one) => one.kind === 'step' && one.run === 2)!;
  if (step.kind !== 'step') throw new Error();
  const { count, pixels, masks } = step.shown;
  expect(masks).toHaveLength(3);
  for (const { context, targets } of masks) {
    for (let sample = 0; sample < count; sample++) {
      const of = (list: Int32Array) =>
        [...list].filter((_, at) => Math.floor((at * count) / list.length) === sample).filter((p) => p >= 0);
      expect(of(context).filter((patch) => of(targets).includes(patch))).toEqual([]);
      expect(of(context).length).toBeGreaterThan(0);
    }
  }
  const all = Buffer.from(photographs.train.pixels);
  for (let at = 0; at < count; at++) {
    const place = all.indexOf(pixels.subarray(at * 784, (at + 1) * 784));
    expect(place % 784, 'a photograph of the dataset, as it is').toBe(0);
  }
});

test('a fault is told, leaves no graph open, and the next run is not touched by it', async () => {
  const { engine, open } = counted();
  let [broken, left] = [true, -1];
  const faulty: Engine = {
    name: 'faulty',
    open: async (file) => {
      const session = await engine.open(file);
      return {
        release: session.release,
        run: (inputs) =>
          broken && 'momentum' in inputs ? Promise.reject(new Error('lost')) : session.run(inputs),
      };
    },
  };
  const reports = await train(
    { engine: async () => faulty },
    (report) => report.kind === 'ended',
    (report, tell) => {
      if (report.kind === 'failed') {
        left = open();
        broken = false;
        tell({ ...order, run: 2 });
      }
    },
  );
  expect(left).toBe(0);
  expect(reports).toContainEqual({ run: 1, kind: 'failed', message: 'lost' });
  expect(stepsOf(reports)).toHaveLength(6);
  const missing = await train(
    { load: () => Promise.reject(new Error('the photographs can’t be had')) },
    ended,
  );
  expect(missing).toEqual([{ run: 1, kind: 'failed', message: 'the photographs can’t be had' }]);
});

test('where WebGPU fails under way, the run goes on from there on WebAssembly, and says so', async () => {
  const { engine, open } = counted();
  let runs = 0;
  const lost: Engine = {
    name: 'lost',
    open: async (file) => {
      const session = await engine.open(file);
      return {
        release: session.release,
        run: (inputs) =>
          'momentum' in inputs && ++runs > 4 ? Promise.reject(new Error('device lost')) : session.run(inputs),
      };
    },
  };
  const reports = await train(
    { withoutGpu: async () => undefined, engine: async (device) => (device === 'webgpu' ? lost : engine) },
    ended,
  );
  const engines = reports.filter(({ kind }) => kind === 'engine');
  expect(engines).toMatchObject([
    { device: 'webgpu' },
    { device: 'wasm', why: 'WebGPU failed: device lost' },
  ]);
  expect(last(reports)).toEqual(last(await plain));
  expect(open()).toBe(0);
});

test('where WebGPU fails in a look at the features, the step before it is done once more and told once', async () => {
  let steps = 0;
  const lost: Engine = {
    name: 'lost',
    open: async (file) => {
      const session = await counting.engine.open(file);
      return {
        release: session.release,
        run: (inputs) => {
          steps += Number('momentum' in inputs);
          const isLost = steps === 3 && !('momentum' in inputs);
          return isLost ? Promise.reject(new Error('device lost')) : session.run(inputs);
        },
      };
    },
  };
  const reports = await train(
    {
      withoutGpu: async () => undefined,
      engine: async (device) => (device === 'webgpu' ? lost : counting.engine),
    },
    ended,
  );
  expect(kinds(reports)).toContain('engine 1, began 1, step 1, features 1, step 1, step 1, step 1');
  expect(last(reports)).toEqual(last(await plain));
  expect(counting.open()).toBe(0);
});

test('where WebGPU fails in the last probe, that is made up for', async () => {
  let isLost = false;
  const lost: Engine = {
    name: 'lost',
    open: async (file) => {
      const session = await counting.engine.open(file);
      const run: typeof session.run = (inputs) =>
        isLost ? Promise.reject(new Error('device lost')) : session.run(inputs);
      return { release: session.release, run };
    },
  };
  const reports = await train(
    {
      withoutGpu: async () => undefined,
      engine: async (device) => (device === 'webgpu' ? lost : counting.engine),
    },
    ended,
    (report) => {
      isLost ||= report.kind === 'features' && report.step === 6;
    },
  );
  expect(kinds(reports)).toMatch(/features 1, engine 1, began 1, probe 1, ended 1$/);
  const probes = (of: ReadonlyArray<Report>) => of.filter(({ kind }) => kind === 'probe');
  expect(probes(reports)).toEqual(probes(await plain));
  expect(last(reports)).toEqual(last(await plain));
  expect(counting.open()).toBe(0);
});

test('where WebGPU can’t be asked after, it is WebAssembly that trains, and the reason is told', async () => {
  const reports = await train({ withoutGpu: () => Promise.reject(new Error('no adapter')) }, ended);
  expect(reports[0]).toMatchObject({ kind: 'engine', device: 'wasm', why: 'no adapter' });
  expect(last(reports)).toEqual(last(await plain));
});

test('a file of photographs that was cut is refused', () => {
  expect(() => unpacked(packed(some(dataset, 3, 2)).subarray(0, 1000))).toThrow(
    'a file of 3 and 2 photographs has 3933 bytes, this one 1000',
  );
});
