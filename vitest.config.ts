import { tmpdir } from 'node:os';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { placeOf } from './house/devices/browsers.js';

/** Statistical and exhaustive tests count samples, not seconds; the limit only ends a hang. */
const testTimeout = 120_000;

/** Tests that leave nothing behind: the files of a worker share its process and its modules, which load once. */
const together = '{core,property-tests,backends/cpu,adapters/config,adapters/loader}/test/**/*.test.ts';

/** Tests of backends whose libraries have devices of their own: they run in Node and in a browser alike. */
const devices = 'backends/{tfjs,webgpu,tfjs-webgpu}/test/**/*.test.ts';

/** Tests of what runs in pages alone. */
const web = '{adapters/loader,examples/training}/test/web/**/*.test.ts';

/** Tests of the built site, as browsers show it. */
const site = 'site/test/built/**/*.test.ts';

/**
 * SwiftShader, the software driver that comes with Chromium, for WebGPU in Node;
 * and a folder, for want of which Vulkan's loader complains.
 */
const env = {
  VK_ICD_FILENAMES: process.env.VK_ICD_FILENAMES ?? '/usr/lib/chromium/vk_swiftshader_icd.json',
  XDG_RUNTIME_DIR: process.env.XDG_RUNTIME_DIR ?? tmpdir(),
};

export default defineConfig({
  test: {
    // Vitest leaves one core to itself: of two that is half of them, and its own part is small.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'together',
          include: [together],
          exclude: [web],
          isolate: false,
          testTimeout,
          hookTimeout: testTimeout,
        },
      },
      {
        test: {
          name: 'node',
          include: [
            '{backends/*,adapters/*,docs,examples/*,site}/test/**/*.test.ts',
            'house/{devices,endurance,install}/*.test.ts',
          ],
          exclude: [together, devices, web, site],
          pool: 'forks',
          env,
          testTimeout,
          hookTimeout: testTimeout,
        },
      },
      {
        test: {
          name: 'node, software WebGPU',
          include: [devices],
          // Worker threads do not pass the environment on to native code.
          pool: 'forks',
          env,
          setupFiles: ['house/devices/node-webgpu.ts'],
          testTimeout,
          hookTimeout: testTimeout,
        },
      },
      {
        test: {
          name: 'site',
          include: [site],
          globalSetup: ['site/test/built/build.ts'],
          testTimeout,
          hookTimeout: testTimeout,
        },
      },
      {
        // All at once: what Vite comes upon later reloads the page under a test.
        optimizeDeps: {
          include: [
            '@jax-js/jax',
            '@noble/hashes/sha2.js',
            '@noble/hashes/utils.js',
            '@tensorflow/tfjs-backend-cpu',
            '@tensorflow/tfjs-backend-wasm',
            '@tensorflow/tfjs-backend-webgl',
            '@tensorflow/tfjs-backend-webgpu',
            '@tensorflow/tfjs-core',
            'fast-check',
            'onnxruntime-web',
            'onnxruntime-web/wasm',
            'onnxruntime-web/webgpu',
            'protobufjs',
          ],
        },
        test: {
          name: 'Chromium',
          include: [
            devices,
            'backends/onnxruntime/test/onnxruntime-web.test.ts',
            'backends/jax/test/*.test.ts',
            web,
          ],
          testTimeout,
          hookTimeout: testTimeout,
          globalSetup: ['house/devices/chromium.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                executablePath: placeOf('CHROMIUM'),
                args: [
                  '--no-sandbox',
                  '--disable-background-networking',
                  '--disable-component-update',
                  '--enable-unsafe-webgpu',
                ],
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
