/** Code, files and commands that are copied give the masks that are seen. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { planConfig } from '@jepa-masks/config';
import { isLeft, sampleBatch, unwrap } from '@jepa-masks/core';
import { cpu } from '@jepa-masks/cpu';
import { npzBytes } from '@jepa-masks/export/web';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runInProcess } from '../../../adapters/cli/test/in-process.js';
import { root } from '../../../house/workspaces.js';
import { commandArguments, commandLine } from '../../playground/copy/command-line.js';
import { chosen, firstState, type PlaygroundState } from '../../playground/state/state.js';
import { copied } from '../../playground/worker/copied.js';
import { planState } from '../../playground/worker/shown.js';
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

const shownOf = (state: PlaygroundState) => unwrap(planState(state));
const textOf = async (state: PlaygroundState, as: Parameters<typeof copied>[1]): Promise<string> =>
  unwrap(await copied(state, as, undefined));

let folder: string;
beforeAll(() => {
  // Below the packages, so that the code finds them.
  folder = mkdtempSync(join(root, 'node_modules/.playground-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each(names)('TypeScript gives the same masks: %s', async (name) => {
  const { plan, request } = shownOf(STATES[name]!);
  const file = join(folder, `${names.indexOf(name)}.mjs`);
  writeFileSync(file, `${await textOf(STATES[name]!, 'TypeScript')}\nexport { masks };\n`);
  const { masks } = await import(pathToFileURL(file).href);
  expect(masks).toEqual(cpu.booleans(sampleBatch(plan, request)));
});

test('TypeScript keeps to the types', async () => {
  const files = await Promise.all(
    fewer.map(async (name, at) => {
      const file = join(folder, `typed-${at}.mts`);
      writeFileSync(file, `${await textOf(STATES[name]!, 'TypeScript')}\nexport { masks };\n`);
      return file;
    }),
  );
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

test.each(fewer)('the command writes the same file: %s', async (name) => {
  const state = STATES[name]!;
  const out = mkdtempSync(join(tmpdir(), 'playground-'));
  try {
    const given = commandArguments(state, false);
    expect(given.slice(-2)).toEqual(['--out', 'masks']);
    const quiet = ['--no-statistics', '--no-pictures'];
    const { code, err } = await runInProcess(...given.slice(0, -1), out, ...quiet);
    expect({ code, err }).toMatchObject({ code: 0 });
    const { plan, request } = shownOf(state);
    const own = await npzBytes(plan, request);
    if (isLeft(own)) throw new Error(own.left.message);
    expect(unzipSync(readFileSync(join(out, 'masks.npz')))).toEqual(unzipSync(own.right));
  } finally {
    rmSync(out, { recursive: true });
  }
});

test.each(fewer)('a shell takes the command as it is meant: %s', (name) => {
  const line = commandLine(STATES[name]!, true).replace(/^npx jepa-masks/, "printf '%s\\n'");
  const taken = execFileSync('sh', ['-c', line], { encoding: 'utf8' });
  expect(taken.trimEnd().split('\n')).toEqual(commandArguments(STATES[name]!, true));
});

test('what can’t be planned is not copied, and says why', async () => {
  const text = await copied({ ...first, parameters: { numTargetMasks: 6 } }, 'YAML', undefined);
  expect(text).toMatchObject({ _tag: 'Left', left: [{ code: 'targets_do_not_fit' }] });
});
