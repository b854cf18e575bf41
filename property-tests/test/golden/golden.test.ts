import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRight, strategies } from '@jepa-masks/core';
import { references } from '@jepa-masks/core/published';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casesOfFields } from '../../src/golden/cases-of-fields.js';
import { checkGolden } from '../../src/golden/check-golden.js';
import { digestOf } from '../../src/golden/digest.js';
import { type GoldenLine, goldenFiles } from '../../src/golden/golden-file.js';

const frozen = fileURLToPath(new URL('../../golden/v2', import.meta.url));
const files = readdirSync(frozen).map((name) => ({ name, text: readFileSync(join(frozen, name), 'utf8') }));
const byName = (name: string): string => files.find((file) => file.name === name)!.text;

it('a digest is the first half of SHA-256 over little-endian bytes', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (integers) => {
      const bytes = Buffer.concat(
        integers.map((value) => {
          const four = Buffer.alloc(4);
          four.writeInt32LE(value);
          return four;
        }),
      );
      expect(digestOf(integers)).toBe(createHash('sha256').update(bytes).digest('hex').slice(0, 32));
    }),
  );
  // FIPS 180-4's digest of no bytes.
  expect(digestOf([])).toBe('e3b0c44298fc1c149afbf4c8996fb924');
});

/** Samples of which patches are absent, those that follow scores, and those of a schedule. */
const handedIn = ['presence', 'presence_of_modalities', 'presence_of_clips', 'scores', 'schedule'].map(
  (name) => ({ name }),
);

/** Which configurations and keys a file has. */
const namesIn = (text: string): ReadonlyArray<string> =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const { config, vectors } = JSON.parse(line) as GoldenLine;
      return JSON.stringify([config, vectors.map(({ key }) => key)]);
    })
    .sort();

describe('the frozen vectors', () => {
  it('are what the sources draw', () => {
    const drawn = goldenFiles();
    expect(drawn.map(({ name }) => name)).toEqual(
      [...strategies, ...handedIn, ...references].map(({ name }) => `${name}.jsonl`),
    );
    // What is drawn is the next test's; lines that came later stand at the end.
    for (const { name, text } of drawn) {
      expect(namesIn(byName(name)), name).toEqual(namesIn(text));
      const isWritten = (line: string): boolean => line.includes('"full":');
      const lines = byName(name).split('\n');
      expect(lines.slice(0, 4).every(isWritten), name).toBe(true);
      expect(lines.slice(4).some(isWritten), name).toBe(false);
    }
    expect(files).toHaveLength(strategies.length + handedIn.length + references.length);
  });

  it('are a few hundred of each, all drawn again alike', () => {
    for (const { name, vectors, failures } of checkGolden(files)) {
      expect(failures, name).toEqual([]);
      expect(vectors, name).toBeGreaterThanOrEqual(120);
    }
  });
});

describe('a strategy for which nothing was chosen by hand', () => {
  it.each(strategies.map((strategy) => [strategy.name, strategy] as const))(
    'has ten configurations or more from its fields: %s',
    (_, strategy) => {
      const cases = casesOfFields(strategy);
      expect(cases.length).toBeGreaterThanOrEqual(5);
      expect(new Set(cases.map((config) => JSON.stringify(config))).size).toBe(cases.length);
      for (const config of cases) expect(isRight(strategy.plan(config))).toBe(true);
    },
  );
});

describe('a vector that moved is found and named', () => {
  const failuresIn = (name: string, text: string): ReadonlyArray<string> =>
    checkGolden([{ name, text }])[0]!.failures;
  const line = byName('multi_block.jsonl').split('\n')[0]!;

  it.each<[string, RegExp | string, string, RegExp]>([
    [
      'another digest',
      /"digest":"./,
      '"digest":"x',
      /^\{\} \{"seed":0,"step":0,"index":0\}: digest \w+ instead of x/,
    ],
    ['another key', '"seed":1', '"seed":2', /digest/],
    ['another configuration', '"config":{}', '"config":{"maxAttempts":9,"numTargetMasks":3}', /digest/],
    ['another block', '"full":[', '"full":[9', /\] instead of \[9/],
    ['a configuration that is refused', '"config":{}', '"config":{"inputSize":1}', /refused: .*inputSize/],
    ['a key that is refused', '"seed":1', '"seed":1.5', /"seed":1\.5.*refused: .*seed/],
    ['no vector', /"vectors":.*/, '"vectors":[]}', /^holds no vector$/],
  ])('%s', (_, from, to, said) => {
    expect(failuresIn('multi_block.jsonl', line)).toEqual([]);
    expect(failuresIn('multi_block.jsonl', line.replace(from, to))[0]).toMatch(said);
  });

  it('a file that is missing or that belongs to nothing fails', () => {
    const results = checkGolden([{ name: 'diffusion.jsonl', text: line }]);
    expect(results[0]!.failures).toEqual(['nothing is called diffusion']);
    expect(results.slice(1).map(({ failures }) => failures)).toEqual(files.map(() => ['has no golden file']));
  });

  it('a published generator’s refusal is told', () => {
    const text = byName('simmim-random.jsonl').split('\n')[0]!;
    expect(failuresIn('simmim-random.jsonl', text.replace('"seed":0', '"seed":-1'))[0]).toMatch(
      /refused: .*seed/,
    );
  });
});

describe('the command', () => {
  let folder: string;
  const script = fileURLToPath(new URL('../../../house/checks/golden.ts', import.meta.url));
  const run = (...flags: ReadonlyArray<string>): { status: number | null; stdout: string } =>
    spawnSync(
      process.execPath,
      ['--import', 'tsx', script, `--folder=${folder}`, '--only=per_cell', ...flags],
      { encoding: 'utf8' },
    );

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'golden-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('writes what is missing when told to, and changes what is frozen only when told that this breaks a promise', () => {
    expect(run().status).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
    expect(run('--add').status).toBe(0);
    expect(readdirSync(folder)).toEqual(['per_cell.jsonl']);
    expect(run().status).toBe(0);
    const path = join(folder, 'per_cell.jsonl');
    const lines = byName('per_cell.jsonl').split('\n');
    // Without its last newline as well.
    writeFileSync(path, [...lines.slice(0, 5), ...lines.slice(6, -1)].join('\n'));
    expect(run().stdout).toContain('per_cell.jsonl: configurations lacking: 1');
    expect(run('--add').status).toBe(0);
    expect(readFileSync(path, 'utf8').split('\n')).toEqual([
      ...lines.slice(0, 5),
      ...lines.slice(6, -1),
      lines[5],
      '',
    ]);
    const whole = lines.join('\n');
    for (const damaged of [
      whole.replace('"full":[', '"full":[9,'),
      whole.slice(0, -20),
      whole + lines[0],
      whole.replace(/,\{"key":[^}]*\},"digest":"\w*"\}\]\}\n/, ']}\n'),
    ]) {
      expect(damaged).not.toBe(whole);
      writeFileSync(path, damaged);
      expect(run('--add').stdout).toContain('per_cell.jsonl: differs, left as it was');
      expect(readFileSync(path, 'utf8')).toBe(damaged);
    }
    writeFileSync(path, 'moved\n');
    const refused = run('--add');
    expect(refused.status).toBe(1);
    expect(refused.stdout).toContain('per_cell.jsonl: differs, left as it was');
    expect(readFileSync(path, 'utf8')).toBe('moved\n');
    expect(run('--break-the-promise').status).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe(byName('per_cell.jsonl'));
    expect(run('--only=diffusion').status).toBe(1);
  });
});
