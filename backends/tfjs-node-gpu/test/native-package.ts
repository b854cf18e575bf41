import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { KernelBackend } from '@tensorflow/tfjs-core';
import { type Published, unpackPackage } from './unpacked-package.js';

const cache = fileURLToPath(
  new URL('../../../node_modules/.cache/tfjs-node-gpu/node_modules', import.meta.url),
);

const packages: ReadonlyArray<Published> = [
  {
    name: '@tensorflow/tfjs-node-gpu',
    version: '4.22.0',
    sha512: 'p//NN6DGiN4hInUmIkRffaFVMcdTREUMjPyjW04J7OXvB2zBlQimj61eFKSgRrH3f5TnOfKzb0n56he/B6a4bw==',
  },
  {
    name: 'google-protobuf',
    version: '3.21.4',
    sha512: 'MnG7N936zcKTco4Jd2PX2U96Kf9PxygAPKBug+74LHzmHXmceN16MmRcdgZv+DGef/S9YvQAfRsNCn4cjf9yyQ==',
  },
];

/** What is used of the package: its backend, a class over a native binding. */
interface NativePackage {
  readonly NodeJSKernelBackend: new (binding: object, packageName: string) => KernelBackend;
}

/**
 * The JavaScript of `@tensorflow/tfjs-node-gpu` as it is published, with its kernels
 * registered. It is not installed, since installing fetches libtensorflow, and its
 * entry point is not run, since that loads the native binding.
 */
export const loadNativePackage = async (): Promise<NativePackage> => {
  for (const published of packages) await unpackPackage(published, join(cache, published.name));
  // It asks for the union of tfjs packages, of which backend and kernels use the core only.
  const union = join(cache, '@tensorflow/tfjs');
  mkdirSync(union, { recursive: true });
  writeFileSync(join(union, 'index.js'), "module.exports = require('@tensorflow/tfjs-core');\n");
  const require = createRequire(join(cache, '@tensorflow/tfjs-node-gpu/package.json'));
  const native = require('./dist/nodejs_kernel_backend') as NativePackage;
  require('./dist/register_all_kernels');
  return native;
};
