import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const run = promisify(execFile);
const bin = fileURLToPath(new URL('../bin/jepa-masks.js', import.meta.url));
const options = ['generate', '--seed', '42', '--batch', '32', '--steps', '0:90', '--shard-steps', '10'];
const RANKS = 4;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shards-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Every file of a directory by its name; what a killed process left unfinished is hidden. */
const filesOf = (name: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(join(folder, name))
      .filter((file) => !file.startsWith('.'))
      .sort()
      .map((file) => [file, readFileSync(join(folder, name, file)).toString('base64')]),
  );

const written = async (name: string, environment: Record<string, string>, ...more: ReadonlyArray<string>) =>
  await run(process.execPath, [bin, ...options, '--out', join(folder, name), ...more], {
    env: { ...process.env, ...environment },
  });

/** Ends a process as soon as it has said something, and waits until it is gone. */
const killedOnceSpeaking = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.stdout!.once('data', () => child.kill('SIGKILL'));
    child.once('close', () => resolve());
  });

describe('files that ranks share', () => {
  test('are those of one process, byte for byte, under mpirun', async () => {
    await written('alone', {});
    const root = ['--allow-run-as-root', '--oversubscribe', '-n', String(RANKS)];
    const command = [process.execPath, bin, ...options, '--shard', '--out', join(folder, 'mpirun')];
    const { stdout } = await run('mpirun', [...root, ...command]);
    expect(stdout.trim().split('\n').length).toBe(9);
    expect(Object.keys(filesOf('alone')).length).toBe(9);
    expect(filesOf('mpirun')).toEqual(filesOf('alone'));
  });

  test('are so too where a rank was killed and started again', async () => {
    await written('alone', {});
    const environment = (rank: number) => ({ RANK: String(rank), WORLD_SIZE: '2' });
    await written('again', environment(0), '--shard');
    const line = [bin, ...options, '--shard', '--out', join(folder, 'again')];
    const child = spawn(process.execPath, line, { env: { ...process.env, ...environment(1) } });
    await killedOnceSpeaking(child);
    expect(child.signalCode).toBe('SIGKILL');
    await written('again', environment(1), '--shard');
    expect(filesOf('again')).toEqual(filesOf('alone'));
  });

  test('are all of them without a launcher', async () => {
    await written('alone', {});
    await written('none', {}, '--shard');
    expect(filesOf('none')).toEqual(filesOf('alone'));
  });
});

describe('--shard is refused', () => {
  const refused = async (line: ReadonlyArray<string>, environment: Record<string, string> = {}) => {
    const failed = run(process.execPath, [bin, ...line], {
      env: { ...process.env, ...environment },
      cwd: folder,
    });
    return await failed.then(
      () => 'nothing',
      (error: { readonly stderr: string }) => error.stderr,
    );
  };

  test.each<[string, ReadonlyArray<string>, Record<string, string>, string]>([
    [
      'beside --rank',
      [...options, '--shard', '--rank', '1', '--world', '2', '--out', 'x'],
      {},
      'takes rank and world',
    ],
    [
      'without files to share',
      ['generate', '--shard', '--out', 'x'],
      {},
      'spreads the files of --shard-steps',
    ],
    [
      'on a stream',
      [...options, '--shard', '--format', 'raw', '--out', '-'],
      {},
      'spreads the files of --shard-steps',
    ],
    [
      'with half of a launcher',
      [...options, '--shard', '--out', 'x'],
      { RANK: '0' },
      'WORLD_SIZE: is not set',
    ],
  ])('%s', async (_, line, environment, message) => {
    expect(await refused(line, environment)).toContain(message);
    expect(readdirSync(folder)).not.toContain('x');
  });
});
