/** Code, files and commands that are copied give the masks that are seen. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { planConfig } from '@jepa-masks/config';
import { type Grid, isLeft, sampleBatch, unwrap } from '@jepa-masks/core';
import { cpu } from '@jepa-masks/cpu';
import { npyBytes, npzBytes } from '@jepa-masks/export/web';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runInProcess } from '../../../adapters/cli/test/in-process.js';
import { root } from '../../../house/workspaces.js';
import { commandArguments, commandLine } from '../../playground/copy/command-line.js';
import { chosen, firstState, type PlaygroundState } from '../../playground/state/state.js';
import { copied } from '../../playground/worker/copied.js';
import { detailFor } from '../../playground/worker/show.js';
import { planState, scoresFor } from '../../playground/worker/shown.js';
import type { UnderImages } from '../../playground/worker/under.js';
import { catalogue } from './states.js';

const first = { ...firstState(catalogue), step: 3, batch: 2 };

/** Every strategy and every preset, and some that were changed. */
const STATES: Readonly<Record<string, PlaygroundState>> = Object.fromEntries<PlaygroundState>([
  ...catalogue.strategies.flatMap(({ name, presets }) => [
    [name, chosen(first, name, undefined)] as const,
    ...presets.map((preset) => [preset.name, chosen(first, name, preset.name)] as const),
  ]),
  [
    'a preset that was changed, and a seed in words',
    { ...chosen(first, 'multi_block', 'i-jepa'), parameters: { numTargetMasks: 2 }, seed: "it's -1" },
  ],
  [
    'two sides, a range and a word',
    {
      ...chosen(first, 'multi_block', undefined),
      seed: -7,
      parameters: { inputSize: [160, 224], targetScale: [0.1, 0.125], targetOverlap: 'allow' },
    },
  ],
  ['a boolean', { ...chosen(first, 'spans', undefined), parameters: { wrap: false, numTokens: 64 } }],
  [
    'records',
    {
      ...chosen(first, 'multi_modal', undefined),
      parameters: {
        modalities: [{ name: 'rgb', alpha: 0.5 }, { numTokens: 77, kind: 'spans' }, { inputSize: [96, 64] }],
      },
    },
  ],
]);
const names = Object.keys(STATES);

/** One of each kind, for what takes long. */
const fewer = names.filter(
  (name) => !catalogue.strategies.some(({ presets }) => presets.some((one) => one.name === name)),
);

/** Those whose masks follow scores. */
const scored: Readonly<Record<string, PlaygroundState>> = {
  guided: chosen(first, 'guided', undefined),
  'guided, with a seed that has braces': { ...chosen(first, 'guided', 'attmask-hint'), seed: 'a } b { c' },
  guided_blocks: chosen(first, 'guided_blocks', undefined),
};

/** A photograph in which no two patches near each other have the same detail. */
const photograph = {
  detail: ({ patches }: Grid) => Array.from({ length: patches }, (_, patch) => (patch * 37) % 256),
} as unknown as UnderImages;

const shownOf = (state: PlaygroundState) => unwrap(planState(state));
const textOf = async (
  state: PlaygroundState,
  as: Parameters<typeof copied>[1],
  images?: UnderImages,
): Promise<string> => unwrap(await copied(state, as, images));

/** The batch that is shown, over a photograph or none. */
const batchOf = (state: PlaygroundState, images?: UnderImages) => {
  const shown = shownOf(state);
  const detail = detailFor(shown, images);
  const request = { ...shown.request, ...scoresFor(shown, detail, shown.request.count) };
  return { plan: shown.plan, request, detail };
};

let folder: string;
beforeAll(() => {
  // Below the packages, so that the code finds them.
  folder = mkdtempSync(join(root, 'node_modules/.playground-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const masksOf = async (state: PlaygroundState, name: string, images?: UnderImages): Promise<unknown> => {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, `${await textOf(state, 'TypeScript', images)}\nexport { masks };\n`);
  return (await import(pathToFileURL(file).href)).masks;
};

test.each(names)('TypeScript gives the same masks: %s', async (name) => {
  const { plan, request } = batchOf(STATES[name]!);
  const masks = await masksOf(STATES[name]!, `${names.indexOf(name)}`);
  expect(masks).toEqual(cpu.booleans(sampleBatch(plan, request)));
});

test.each(Object.keys(scored))('TypeScript gives the same masks that follow scores: %s', async (name) => {
  const state = scored[name]!;
  const { plan, request } = batchOf(state, photograph);
  const masks = await masksOf(state, `scored-${Object.keys(scored).indexOf(name)}`, photograph);
  expect(masks).toEqual(cpu.booleans(sampleBatch(plan, request)));
  expect(masks).not.toEqual(cpu.booleans(sampleBatch(plan, batchOf(state).request)));
});

test('TypeScript keeps to the types', async () => {
  const texts = await Promise.all([
    ...fewer.map((name) => textOf(STATES[name]!, 'TypeScript')),
    ...Object.values(scored).map((state) => textOf(state, 'TypeScript', photograph)),
  ]);
  const files = texts.map((text, at) => {
    const file = join(folder, `typed-${at}.mts`);
    writeFileSync(file, `${text}\nexport { masks };\n`);
    return file;
  });
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2023'];
  const compile = () =>
    execFileSync(join(root, 'node_modules/.bin/tsc'), [...options, '--ignoreConfig', ...files], {
      cwd: folder,
      encoding: 'utf8',
    });
  expect(compile()).toBe('');
});

test.each(names)('YAML is read back: %s', async (name) => {
  const read = planConfig(await textOf(STATES[name]!, 'YAML'), 'yaml');
  if (isLeft(read)) throw new Error(JSON.stringify(read.left));
  expect(read.right.plan).toEqual(shownOf(STATES[name]!).plan);
  expect(read.right.notices).toEqual([]);
});

/** Runs the command in a folder of its own, with the scores in their file where there are such. */
const expectSameFile = async (state: PlaygroundState, images?: UnderImages): Promise<void> => {
  const out = mkdtempSync(join(tmpdir(), 'playground-'));
  try {
    const { plan, request, detail } = batchOf(state, images);
    const given = commandArguments(state, detail !== undefined);
    expect(given.slice(-2)).toEqual(['--out', 'masks']);
    expect(given.includes('scores.npy')).toBe(detail !== undefined);
    if (detail !== undefined) writeFileSync(join(out, 'scores.npy'), npyBytes(detail));
    const here = given.map((word) => (word === 'scores.npy' ? join(out, word) : word)).slice(0, -1);
    const { code, err } = await runInProcess(...here, out, '--no-statistics', '--no-pictures');
    expect({ code, err }).toMatchObject({ code: 0 });
    const own = await npzBytes(plan, request);
    if (isLeft(own)) throw new Error(own.left.message);
    expect(unzipSync(readFileSync(join(out, 'masks.npz')))).toEqual(unzipSync(own.right));
  } finally {
    rmSync(out, { recursive: true });
  }
};

test.each(fewer)('the command writes the same file: %s', (name) => expectSameFile(STATES[name]!));

test.each(Object.keys(scored))('the command writes the same file of masks that follow scores: %s', (name) =>
  expectSameFile(scored[name]!, photograph),
);

test.each(fewer)('a shell takes the command as it is meant: %s', (name) => {
  const line = commandLine(STATES[name]!, true).replace(/^npx jepa-masks/, "printf '%s\\n'");
  const taken = execFileSync('sh', ['-c', line], { encoding: 'utf8' });
  expect(taken.trimEnd().split('\n')).toEqual(commandArguments(STATES[name]!, true));
});

test('what can’t be planned is not copied, and says why', async () => {
  const text = await copied({ ...first, parameters: { numTargetMasks: 6 } }, 'YAML', undefined);
  expect(text).toMatchObject({ _tag: 'Left', left: [{ code: 'targets_do_not_fit' }] });
});
