import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{core,backends/*,adapters/*,property-tests,docs,release}/test/**/*.test.ts'],
    pool: 'forks',
    // Statistical and exhaustive tests count samples, not seconds; the limit only ends a hang.
    testTimeout: 120_000,
  },
});
