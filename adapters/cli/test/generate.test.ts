import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { multiBlock, sampleBatch, unwrap } from '@jepa-masks/core';
import { cpu } from '@jepa-masks/cpu';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const bin = fileURLToPath(new URL('../bin/jepa-masks.js', import.meta.url));

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'generate-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
  readonly code: number;
  readonly out: Buffer;
  readonly err: string;
}

const generate = (line: string): Promise<Ended> =>
  new Promise((resolve) => {
    const options = { cwd: folder, encoding: 'buffer', maxBuffer: 1 << 28 } as const;
    execFile(process.execPath, [bin, 'generate', ...line.split(' ')], options, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err: err.toString() });
    });
  });

const plan = unwrap(multiBlock.plan({}));

/** What the stream of bits must be: of each step the contexts, then the targets. */
const bitsOf = (steps: ReadonlyArray<number>, first: number, count: number): Buffer =>
  Buffer.concat(
    steps.flatMap((step) => {
      const { context, targets } = cpu.bits(sampleBatch(plan, { seed: 42, step, first, count }));
      return [Buffer.from(context.data), Buffer.from(targets.data)];
    }),
  );

describe('--out -', () => {
  test('is the bytes and nothing else, the statistics apart', async () => {
    const { code, out, err } = await generate(
      '--seed 42 --batch 12 --steps 3:9:2 --arrays bits --format raw --statistics --out -',
    );
    expect(code).toBe(0);
    expect(out.equals(bitsOf([3, 5, 7], 0, 12))).toBe(true);
    expect(err).toContain('36 samples on 14 × 14 patches');
  });

  test('is silent otherwise', async () => {
    expect((await generate('--batch 2 --format npz --out -')).err).toBe('');
  });

  test("gives a rank its slice of each batch: all ranks' together are the whole", async () => {
    const options = '--seed 42 --batch 12 --steps 0:4 --arrays bits --format raw --out -';
    for (const rank of [0, 1, 2]) {
      const { code, out } = await generate(`${options} --rank ${rank} --world 3`);
      expect(code).toBe(0);
      expect(out.equals(bitsOf([0, 1, 2, 3], 4 * rank, 4))).toBe(true);
    }
  });

  test('is one archive or one document of all steps, where pieces could not follow each other', async () => {
    const { out } = await generate('--batch 2 --steps 4:7 --format json --out -');
    expect(JSON.parse(out.toString())).toMatchObject({ steps: [4, 7, 1], count: 2, samples: { length: 6 } });
    const piped = await generate('--batch 2 --steps 4:7 --format npz --out -');
    await generate('--batch 2 --steps 4:7 --out same.npz');
    expect(piped.out.equals(readFileSync(join(folder, 'same.npz')))).toBe(true);
  });

  test('stops at once when told to, though nobody reads', async () => {
    const args = [bin, 'generate', '--steps', '0:1000000', '--format', 'raw', '--out', '-'];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    // Its first bytes: it is at work, and will soon have filled the pipe.
    await new Promise((resolve) => child.stdout.once('readable', resolve));
    child.kill('SIGINT');
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(130);
  });
});

describe('--out file', () => {
  test.each(['npz', 'npy', 'raw', 'safetensors', 'json'])(
    'writes one .%s and prints its path',
    async (format) => {
      const name = `one.${format}`;
      const { code, out, err } = await generate(`--batch 2 --out ${name}`);
      expect([code, out.toString(), err]).toEqual([0, `${name}\n`, '']);
      expect(readdirSync(folder)).toContain(name);
      expect(readFileSync(join(folder, name)).length).toBeGreaterThan(40);
    },
  );

  test('is complete or not there', async () => {
    writeFileSync(join(folder, 'old.npz'), 'as it was');
    const { code, err } = await generate('--batch 256 --steps 0:100000 --out old.npz');
    expect(code).toBe(3);
    expect(err).toContain('targets would have 20070400000 bytes');
    expect(err).toContain('with --shard-steps 21394 or less');
    expect(readFileSync(join(folder, 'old.npz'), 'utf8')).toBe('as it was');
  });
});

describe('--out directory', () => {
  test('has a file for as many steps as --shard-steps says, and nothing nobody asked for', async () => {
    const { code, out } = await generate('--batch 4 --steps 0:25 --shard-steps 10 --out shards');
    expect(code).toBe(0);
    const names = ['masks-000000-000009.npz', 'masks-000010-000019.npz', 'masks-000020-000024.npz'];
    expect(readdirSync(join(folder, 'shards')).sort()).toEqual(names);
    expect(out.toString()).toBe(names.map((name) => `shards/${name}\n`).join(''));
  });

  test('keeps the ranks apart', async () => {
    await generate('--batch 4 --world 2 --rank 1 --steps 0:2 --format raw --out ranks');
    await generate('--batch 4 --world 2 --rank 1 --no-pictures --out ranks');
    expect(readdirSync(join(folder, 'ranks')).sort()).toEqual([
      'masks-000000-000001-rank-1-of-2.raw',
      'masks-rank-1-of-2.npz',
    ]);
  });

  test('has pictures and statistics of many steps where they are asked for', async () => {
    const { out } = await generate('--batch 4 --steps 0:3 --statistics --pictures panel --out pictures');
    expect(out.toString()).toContain('12 samples on 14 × 14 patches');
    expect(readdirSync(join(folder, 'pictures')).sort()).toEqual(['masks-000000-000002.npz', 'panel.png']);
  });

  test('has the table alone, or the pictures alone', async () => {
    const table = await generate('--batch 4 --no-pictures --out table');
    expect(table.out.toString()).toContain('4 samples');
    expect(readdirSync(join(folder, 'table'))).toEqual(['masks.npz']);
    const pictures = await generate('--batch 4 --no-statistics --out drawn');
    expect(pictures.out.toString()).not.toContain('4 samples');
    expect(readdirSync(join(folder, 'drawn'))).toContain('panel.png');
  });
});

describe('refused, with nothing written:', () => {
  test.each([
    ['--out: is -, standard output; give one --format', '--out -'],
    ['--out: is -, standard output; give one --format', '--out - --format npy,raw'],
    ['--format: is raw, but --out is one .npz file', '--out no.npz --format raw'],
    ['--format: is npz,raw, but --out is one .npz file', '--out no.npz --format npz,raw'],
    ['--pictures: pictures need a directory', '--out no.npz --pictures panel'],
    ['--image: pictures need a directory', '--out - --format raw --image photo.jpg'],
    ["'--steps <from:to>' cannot be used with option '--step <n>'", '--out no --step 1 --steps 0:2'],
    ['--steps: is 5; give the first step and the one after the last', '--out no --steps 5'],
    ['--steps: is 5:5; give the first step', '--out no --steps 5:5'],
    ['--steps: is 0:5:0; give the first step', '--out no --steps 0:5:0'],
    ['--world: is 0; give a whole number from 1', '--out no --world 0'],
    ['--rank: is 8; give a whole number from 0 to 7, less than --world', '--out no --rank 8 --world 8'],
    ['--rank: is NaN; give a whole number from 0 to 0', '--out no --rank -1'],
    ["--batch: is 10, which 4 ranks can't share evenly; give 8 or 12", '--out no --batch 10 --world 4'],
    ['--shard-steps: is 0; give a whole number from 1', '--out no --steps 0:2 --shard-steps 0'],
    ['--shard-steps: cuts --steps into pieces; give both', '--out no --shard-steps 2'],
    ['--shard-steps: makes many files; give a directory', '--out no.npz --steps 0:2 --shard-steps 1'],
    ["pieces of npz can't follow each other", '--out - --format npz --steps 0:2 --shard-steps 1'],
    ['--arrays: is masks; give one or more of booleans, bits', '--out no --arrays masks'],
    ['--context-length: is NaN; give a whole number', '--out no --arrays validity --context-length many'],
    ['--context-length and --target-length are for --arrays fixed-indices', '--out no --target-length 3'],
    ['--arrays: json holds blocks', '--out no.json --arrays bits'],
    ['--arrays: raw bytes don’t say how long indices are', '--out no --format npz,raw --arrays indices'],
  ])('%s', async (message, line) => {
    const { code, out, err } = await generate(line);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(out.toString()).toBe('');
    expect(existsSync(join(folder, 'no')) || existsSync(join(folder, 'no.npz'))).toBe(false);
  });
});
