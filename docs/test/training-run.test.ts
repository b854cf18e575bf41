import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { patchesOf } from '../../examples/training/src/data/patches.js';
import { writeCheckpoint } from '../../examples/training/src/node/checkpoint-file.js';
import { chooseMasks } from '../../examples/training/src/node/choose-masks.js';
import { onnxRuntimeNode } from '../../examples/training/src/node/engine.js';
import { DEBIAN, loadFashionMnist } from '../../examples/training/src/node/fashion-mnist.js';
import { featuriser, lastBlock } from '../../examples/training/src/probe/features.js';
import { beginning } from '../../examples/training/src/run/run.js';
import { settingsOf } from '../../examples/training/src/run/settings.js';
import { run } from '../../house/run.js';
import { root } from '../../house/workspaces.js';
import { examplesIn } from './documents.js';

const { text: encodeInPyTorch } = examplesIn('python').find(({ name }) =>
  name.startsWith('docs/training-run.md:'),
)!;

test('PyTorch reads a checkpoint, and its encoder gives the features that the probe is given', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jepa-masks-checkpoint-'));
  try {
    mkdirSync(join(folder, 'run'));
    const start = beginning(settingsOf(5, 1, 1), chooseMasks('random', { policy: 'pad' }));
    // Biases begin at 0, where a fault in what they are added to would not show.
    const target = start.state.target.map((weight, at) => weight + 0.05 * Math.sin(at));
    writeCheckpoint(join(folder, 'run/checkpoint.safetensors'), {
      ...start,
      state: { ...start.state, target },
    });
    const { test: photographs } = loadFashionMnist(DEBIAN);
    const which = Array.from({ length: 100 }, (_, at) => at);
    writeFileSync(join(folder, 'patches'), new Uint8Array(patchesOf(photographs, which).buffer));

    const code = `${encodeInPyTorch}
patches = torch.frombuffer(bytearray(open('patches', 'rb').read()), dtype=torch.float32).reshape(100, 49, 16)
open('features', 'wb').write(encode(weights, patches).mean(1).numpy().tobytes())`;
    expect(await run('/usr/bin/python3', ['-c', code], folder)).toBe('torch.Size([2, 64])\n');
    const bytes = Uint8Array.from(readFileSync(join(folder, 'features')));
    const theirs = new Float32Array(bytes.buffer);

    const { encode } = featuriser(start.settings.architecture, onnxRuntimeNode(1));
    const ours = lastBlock(await encode(target, photographs, 100), 64).data;
    expect(theirs).toHaveLength(ours.length);
    const apart = ours.reduce((most, value, at) => Math.max(most, Math.abs(value - theirs[at]!)), 0);
    expect(apart).toBeLessThan(1e-4);
    // Features that were nearly all 0 would be as near.
    expect(Math.max(...ours)).toBeGreaterThan(0.5);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

interface Probed {
  readonly pooled: number;
  readonly allBlocks: number;
}

interface Recorded {
  readonly pixels: number;
  readonly untrained: ReadonlyArray<Probed>;
  readonly runs: ReadonlyArray<Probed & { readonly arm: string; readonly steps: number }>;
}

/** Percent, as mean ± standard deviation of the seeds. */
const percent = (shares: ReadonlyArray<number>): string => {
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  const variance = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / (shares.length - 1);
  const said = (100 * mean).toFixed(1);
  return shares.length === 1 ? said : `${said} ± ${(100 * Math.sqrt(variance)).toFixed(1)}`;
};

const row = (name: string, probed: ReadonlyArray<Probed>): string =>
  `| ${name} | ${probed.length} | ${percent(probed.map(({ pooled }) => pooled))} | ${percent(probed.map(({ allBlocks }) => allBlocks))} |`;

test('the table says what the record has', () => {
  const page = readFileSync(join(root, 'docs/training-run.md'), 'utf8');
  const { pixels, untrained, runs }: Recorded = JSON.parse(
    readFileSync(join(root, 'docs/records/training-2026-11-29.json'), 'utf8'),
  );
  const arms = [...new Set(runs.map(({ arm }) => arm))];
  const rows = [
    ...arms.map((arm) =>
      row(
        arm,
        runs.filter((one) => one.arm === arm),
      ),
    ),
    row('untrained', untrained),
    `| raw pixels | | ${(100 * pixels).toFixed(1)} | |`,
  ];
  for (const expected of rows) expect(page).toContain(`${expected}\n`);
  const table = /\| masks \| runs .*\n.*\n((?:\|.*\n)+)/.exec(page)![1]!;
  expect(table.trim().split('\n')).toHaveLength(rows.length);
});

interface LongRun {
  readonly steps: number;
  readonly trained: Probed;
}

test('the table of longer runs says what their record has', () => {
  const page = readFileSync(join(root, 'docs/training-run.md'), 'utf8');
  const runs: ReadonlyArray<LongRun> = JSON.parse(
    readFileSync(join(root, 'docs/records/training-long-2026-11-29.json'), 'utf8'),
  );
  const isHour = ({ steps }: LongRun): boolean => steps > 20_000;
  for (const [name, own] of [
    ['ten minutes', runs.filter((run) => !isHour(run))],
    ['an hour', runs.filter(isHour)],
  ] as const) {
    const steps = own.map((run) => run.steps.toLocaleString('en')).sort();
    const said = [...new Set([steps[0], steps.at(-1)])].join(' to ');
    const [pooled, all] = (['pooled', 'allBlocks'] as const).map((kind) =>
      percent(own.map(({ trained }) => trained[kind])),
    );
    expect(page).toContain(`| ${name} | ${own.length} | ${said} | ${pooled} | ${all} |\n`);
  }
});
