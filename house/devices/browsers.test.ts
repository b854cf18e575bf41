import { afterEach, expect, test, vi } from 'vitest';
import { browserAt } from './browsers.js';

afterEach(() => {
  vi.unstubAllEnvs();
});

test.each(['CHROMIUM', 'FIREFOX'] as const)(
  'where %s names no program, the error says what installs one',
  (name) => {
    vi.stubEnv(name, '/nonexistent');
    expect(() => browserAt(name)).toThrow(
      `no browser at /nonexistent; sh house/test-tools.sh installs one, or set ${name} to`,
    );
  },
);

test('a browser that is named is the one that is used', () => {
  vi.stubEnv('FIREFOX', process.execPath);
  expect(browserAt('FIREFOX')).toBe(process.execPath);
});
