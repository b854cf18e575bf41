import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { flagOf } from '@jepa-masks/config';
import { strategies } from '@jepa-masks/core';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exitCode } from '../src/exit-code.js';
import { main } from '../src/main.js';

const example = (name: string): string =>
  fileURLToPath(new URL(`../../../examples/${name}`, import.meta.url));

class Sink extends Writable {
  text = '';
  override _write(chunk: Buffer, _: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

/** Runs the command in this process, in which nothing but its answer may change. */
const run = async (
  args: ReadonlyArray<string>,
  interrupt: (stop: () => void) => void = () => undefined,
): Promise<{ code: number; err: string }> => {
  const stderr = new Sink();
  const on = (_: string, stop: () => void): void => interrupt(stop);
  const code = await main(args, { stdout: new Sink(), stderr, env: {}, on, off: () => undefined });
  return { code, err: stderr.text };
};

const home = process.cwd();
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hostile-'));
  // Whatever a flag makes of its neighbour, files land here.
  process.chdir(folder);
  mkdirSync('a-folder');
  writeFileSync('a-file', 'kept');
  writeFileSync('broken.yaml', 'masking: [');
  writeFileSync('proto.yaml', 'masking:\n  type: multi_block\n  __proto__: {polluted: 1}\n');
  writeFileSync('bytes.json', Buffer.from([0x7b, 0xff, 0x00, 0xfe, 0x7d]));
  writeFileSync('long.yaml', `#${' '.repeat(4 << 20)}`);
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

const hostile = fc.oneof(
  fc.constantFrom(
    ...['', ' ', '0', '-1', '-0', '1e400', '-1e400', 'NaN', 'Infinity', '0x10', '1e-320', '9007199254740993'],
    ...['0.5', ',', '0,0', '0.1,0.2', '0.1,0.2,0.3', '1e400,1', '224', '32x1e9', '65536x65536', '16', '1'],
    ...['__proto__', 'constructor', 'toString', '[object Object]', '-', '--', '../..', '\u001b[2J', 'a\0b'],
    ...['multi_block', 'hierarchical', 'i-jepa', 'allow', 'nested', 'json', 'npz,__proto__', 'svg', 'all'],
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
);

const paths = fc.constantFrom(
  example('multi-block.yaml'),
  example('hierarchical.yaml'),
  example('alpine.jpg'),
  ...['a-folder', 'a-file', 'a-file/inside', 'broken.yaml', 'proto.yaml', 'bytes.json', 'long.yaml'],
  ...['missing', '', '__proto__', 'a\0b', '/dev/null', '/dev/zero', 'x'.repeat(5_000)],
);

/** Where files may land, or can't. */
const outs = fc.constantFrom(
  'out',
  'out',
  'out',
  'out/masks.npz',
  'a-folder/deep/masks.json',
  '-',
  'a-file',
  'a-file/out',
  'a-folder/deep/er',
  '/proc/nowhere',
  'o\0ut',
);

const parameters = [...new Set(strategies.flatMap(({ fields }) => Object.keys(fields).map(flagOf)))];

const pair = (flags: ReadonlyArray<string>, values: fc.Arbitrary<string>) =>
  fc.tuple(fc.constantFrom(...flags), values).map((both): ReadonlyArray<string> => both);

const phrase = (...phrases: ReadonlyArray<string>) =>
  fc.constantFrom(...phrases).map((text): ReadonlyArray<string> => text.split(' '));

type Words = fc.Arbitrary<ReadonlyArray<string>>;

/** Right more often than not: what is wrong everywhere is refused before it is looked at. */
const mostly = (right: Words, ...wrong: ReadonlyArray<Words>): Words =>
  fc.oneof({ weight: 3, arbitrary: right }, { weight: 1, arbitrary: fc.oneof(...wrong) });

const planFlags = mostly(
  phrase(
    ...['--input-size 64', '--input-size 96x64', '--patch-size 8', '--target-scale 0.05,0.2'],
    ...['--num-target-masks 2', '--num-target-masks 9', '--min-context-patches 1', '--max-attempts 1'],
    ...['--target-overlap allow', '--strategy hierarchical', '--nesting nested', '--preset i-jepa'],
  ),
  pair(parameters, hostile),
  pair(['--preset', '--strategy'], hostile),
  pair(['--config'], paths),
);
const batchFlags = mostly(
  phrase('--seed 7', '--seed text', '--step 3', '--index 9'),
  pair(['--seed', '--step', '--index'], hostile),
);
const besideFlags = mostly(phrase('--beside mae-random', '--beside all'), pair(['--beside'], hostile));
const pictureFlags = mostly(
  phrase(
    ...[
      '--picture-format svg',
      '--picture-format pdf',
      '--pictures panel',
      '--pictures visits,samples',
      '--no-title',
    ],
    ...['--picture-samples 1', '--picture-width 300'],
  ),
  pair(['--picture-format', '--pictures', '--picture-samples', '--picture-width'], hostile),
  pair(['--image'], paths),
);
const maskFlags = mostly(
  phrase(
    ...['--format json', '--format npz,safetensors', '--format npy', '--no-pictures', '--no-statistics'],
    ...['--arrays bits,blocks', '--arrays fixed-indices --context-length 9 --target-length 3', '--steps 2:4'],
    ...['--steps 0:9:4 --shard-steps 2', '--rank 0 --world 1', '--rank 2 --world 3'],
  ),
  pair(['--format', '--arrays', '--steps', '--rank', '--world', '--shard-steps'], hostile),
  pair(['--context-length', '--target-length'], hostile),
);
const strayWords: Words = fc.oneof(
  phrase('--__proto__', '--constructor=1', '-x', '--help'),
  fc.tuple(hostile),
);

const amount = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('1', '3') },
  // Larger amounts are fair to ask for, and take as long as they must.
  { weight: 1, arbitrary: hostile.filter((text) => !(Number(text) > 300)) },
);

const command = (name: string, needed: Words, ...flags: ReadonlyArray<Words>): Words =>
  fc
    .tuple(needed, fc.array(fc.oneof(...flags), { maxLength: 3 }), fc.integer({ min: 0, max: 7 }), strayWords)
    .map(([first, given, dice, stray]) => [name, ...first, ...given.flat(), ...(dice === 0 ? stray : [])]);

const counted = (flag: string): Words => amount.map((text) => [flag, text]);
const written = fc.tuple(outs, amount).map(([out, text]) => ['--out', out, '--batch', text]);

const argumentLists = fc.oneof(
  command('generate', written, planFlags, batchFlags, pictureFlags, maskFlags),
  command('show', written, planFlags, batchFlags, pictureFlags, besideFlags),
  command('stats', counted('--batch'), planFlags, batchFlags, besideFlags, phrase('--json')),
  command('explain', fc.constant([]), planFlags, phrase('--json')),
  command('check', counted('--runs'), planFlags, pair(['--runs-seed'], hostile)),
  command('validate', fc.tuple(paths), fc.constant([])),
  command('schema', fc.constant([]), fc.constant([])),
);

/** Temporary files anywhere below the folder: what a write that was given up would leave. */
const leftovers = (): ReadonlyArray<string> =>
  readdirSync('.', { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.tmp'));

const removeWhatWasWritten = (): void => {
  rmSync('out', { recursive: true, force: true });
  rmSync('a-folder/deep', { recursive: true, force: true });
};

const expectAnswer = async (args: ReadonlyArray<string>): Promise<void> => {
  const { code, err } = await run(args);
  expect([exitCode.ok, exitCode.badInput, exitCode.file], err).toContain(code);
  // Only notes may go with success.
  expect(/^(?:note: .*\n)*$/.test(err)).toBe(code === exitCode.ok);
  expect(err).not.toMatch(/\n\s+at /);
  expect(leftovers()).toEqual([]);
  if (code === exitCode.badInput) expect(existsSync('out')).toBe(false);
  removeWhatWasWritten();
  expect(readFileSync('a-file', 'utf8')).toBe('kept');
  expect(Object.keys(Object.prototype)).toEqual([]);
};

describe('any arguments are answered by an exit code and a message, without a stack or a torn file', () => {
  test('of a command', async () => {
    await fc.assert(fc.asyncProperty(argumentLists, expectAnswer), { numRuns: 120 });
  });

  test('at all', async () => {
    const words = fc.array(
      hostile.filter((word) => !word.startsWith('-o')),
      { maxLength: 5 },
    );
    await fc.assert(fc.asyncProperty(words, expectAnswer), { numRuns: 200 });
  });
});

test('stopped at any moment, nothing half-written is left', async () => {
  const codes = new Set<number>();
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 60 }), async (milliseconds) => {
      const args = ['generate', '--out', 'out', '--batch', '2000', '--no-pictures', '--format', 'npz,json'];
      const { code } = await run(args, (stop) => setTimeout(stop, milliseconds));
      codes.add(code);
      expect(leftovers()).toEqual([]);
      removeWhatWasWritten();
    }),
    { numRuns: 15 },
  );
  expect([...codes].filter((code) => code !== exitCode.ok && code !== exitCode.interrupted)).toEqual([]);
});
