import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pipes-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A line of shell in which `jepa-masks` is the command; its output, both streams. */
const shell = (line: string): Promise<{ readonly code: number; readonly said: string }> =>
  new Promise((resolve) => {
    const whole = line.replaceAll('jepa-masks', `"${process.execPath}" adapters/cli/bin/jepa-masks.js`);
    execFile('bash', ['-c', `set -o pipefail; ${whole}`], { cwd: root }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), said: out + err });
    });
  });

describe('output that', () => {
  test('nobody reads to its end is no failure', async () => {
    expect(await shell('jepa-masks explain --json --input-size 512 | true')).toEqual({ code: 0, said: '' });
  });

  test('nobody reads any more ends a stream of masks, without a word', async () => {
    const line = 'jepa-masks generate --steps 0:1000000 --format raw --out - | head -c 1000 | wc -c';
    expect(await shell(line)).toEqual({ code: 0, said: '1000\n' });
  });

  test('finds no space ends a stream of masks, told in a line', async () => {
    expect(await shell('jepa-masks generate --steps 0:1000000 --format raw --out - > /dev/full')).toEqual({
      code: 3,
      said: "jepa-masks: the output can't be written (ENOSPC)\n",
    });
  });

  test('finds no space is one, told in a line', async () => {
    expect(await shell('jepa-masks schema > /dev/full')).toEqual({
      code: 3,
      said: "jepa-masks: the output can't be written (ENOSPC)\n",
    });
  });

  test('can’t even tell of a failure leaves the exit code as it is', async () => {
    expect(await shell('jepa-masks nonsense 2> /dev/full')).toEqual({ code: 2, said: '' });
  });
});

describe('a configuration', () => {
  test('comes through a pipe, which can be read but once', async () => {
    const { code, said } = await shell(
      'cat examples/multi-block.yaml | jepa-masks explain --config /dev/stdin',
    );
    expect(said).toMatch(/^multi_block on 14 × 14/);
    expect(code).toBe(0);
  });

  test('without an end is refused', async () => {
    const { code, said } = await shell('jepa-masks validate /dev/zero');
    expect(said).toContain('/dev/zero: has more than 3145728 bytes; give a YAML or JSON file');
    expect(code).toBe(2);
  });

  test.each([
    ['in Latin-1', Buffer.from('masking:\n  type: multi_block # é\n', 'latin1')],
    ['in UTF-16', Buffer.from('\uFEFFmasking:\n  type: multi_block\n', 'utf16le')],
  ])('%s is told to become UTF-8', async (_, bytes) => {
    const path = join(folder, 'other.yaml');
    writeFileSync(path, bytes);
    expect(await shell(`jepa-masks validate ${path}`)).toEqual({
      code: 2,
      said: `jepa-masks: ${path}: is not UTF-8; save it as UTF-8\n`,
    });
  });

  test('may begin with a byte order mark', async () => {
    const path = join(folder, 'marked.json');
    writeFileSync(path, '\uFEFF{"masking": {"type": "multi_block"}}');
    expect((await shell(`jepa-masks validate ${path}`)).code).toBe(0);
  });
});
