import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../../house/checks/parity.ts', import.meta.url));
const fixture = (name: string): string =>
  fileURLToPath(new URL(`../../fixtures/${name}.jsonl`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'parity-'));

afterAll(() => rmSync(folder, { recursive: true }));

const run = (
  ...files: string[]
): { readonly status: number | null; readonly lines: ReadonlyArray<string> } => {
  const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', script, ...files], {
    encoding: 'utf8',
  });
  return { status, lines: stdout.trimEnd().split('\n') };
};

it('closes with the number of cases, and succeeds where all pass', () => {
  expect(run(fixture('mae-random'), fixture('simmim-random'))).toEqual({
    status: 0,
    lines: ['24 passed, 0 failed'],
  });
});

it('fails on a malformed line, an empty file and a file that is missing', () => {
  const bad = join(folder, 'bad.jsonl');
  writeFileSync(bad, 'no json\n');
  const empty = join(folder, 'empty.jsonl');
  writeFileSync(empty, '\n');
  const missing = join(folder, 'missing.jsonl');
  const { status, lines } = run(fixture('mae-random'), bad, empty, missing);
  expect(status).toBe(1);
  expect(lines[0]).toBe(`${bad}:1: malformed line: is not JSON`);
  expect(lines[1]).toBe(`${empty}: holds no case`);
  expect(lines[2]).toContain(`${missing}: cannot be read`);
  expect(lines.at(-1)).toBe('12 passed, 3 failed');
});

it('says how to use it where no file is given', () => {
  expect(run().status).toBe(2);
});
