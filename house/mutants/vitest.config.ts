import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path: string): string =>
  fileURLToPath(new URL(`../../${path}/src/index.ts`, import.meta.url));

/** What a mutant must survive: core's own tests and golden vectors; seconds, not minutes. */
export default defineConfig({
  // The sources, not the built packages: only those are mutated.
  resolve: {
    alias: { '@jepa-masks/core': source('core'), '@jepa-masks/cpu': source('backends/cpu') },
  },
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['house/mutants/*.test.ts'],
    testTimeout: 60_000,
    setupFiles: ['house/mutants/repeatable.ts'],
  },
});
