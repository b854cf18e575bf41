import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fixtures = readdirSync(join(root, 'property-tests/fixtures')).filter((name) => name.endsWith('.jsonl'));

/** JavaScriptCore rounds its own exp, ln and decimal digits, and sorts its own way: none of that may show. */
const inBun = (...args: ReadonlyArray<string>): string => {
  const bun = join(root, 'node_modules/.bin/bun');
  const { status, stdout, stderr } = spawnSync(bun, [...args], { cwd: root, encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return stdout.trim();
};

it('every recorded mask of the published generators comes out in Bun, an engine other than V8, too', () => {
  const files = fixtures.map((name) => join('property-tests/fixtures', name));
  expect(inBun('scripts/parity.js', ...files)).toMatch(/^[1-9]\d* passed, 0 failed$/);
  expect(fixtures).toHaveLength(9);
});

it('every golden vector comes out in Bun too', () => {
  const told = inBun('scripts/golden.js').split('\n');
  expect(told).toHaveLength(11);
  expect(told.every((line) => line.endsWith('.jsonl: as frozen'))).toBe(true);
});
