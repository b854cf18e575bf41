import { defineConfig } from 'vitest/config';

/** Statistical and exhaustive tests count samples, not seconds; the limit only ends a hang. */
const testTimeout = 120_000;

/** Backends of libraries that have devices of their own. */
const devices = 'backends/{webgpu,tfjs,tfjs-webgpu}/test/**/*.test.ts';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['{core,backends/*,adapters/*,property-tests,docs}/test/**/*.test.ts'],
          exclude: [devices],
          pool: 'forks',
          testTimeout,
        },
      },
      {
        test: {
          name: 'node, software WebGPU',
          include: [devices],
          // Worker threads do not pass the environment on to native code.
          pool: 'forks',
          setupFiles: ['test-devices/node-webgpu.ts'],
          testTimeout,
        },
      },
    ],
  },
});
