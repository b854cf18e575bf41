import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const fixtures = readdirSync(join(root, 'property-tests/fixtures')).filter((name) => name.endsWith('.jsonl'));

/** JavaScriptCore rounds its own exp, ln and decimal digits, and sorts its own way: none of that may show. */
it('every fixture passes in Bun, an engine other than V8, too', () => {
  const files = fixtures.map((name) => join('property-tests/fixtures', name));
  const { status, stdout, stderr } = spawnSync(
    join(root, 'node_modules/.bin/bun'),
    ['scripts/parity.js', ...files],
    { cwd: root, encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  expect(stdout.trim()).toMatch(/^[1-9]\d* passed, 0 failed$/);
  expect(status).toBe(0);
  expect(fixtures).toHaveLength(9);
});
