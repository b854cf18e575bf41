import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Tensor } from 'onnxruntime-common';
import { unpackPackage } from '../../tfjs-node-gpu/test/unpacked-package.js';
import type { TensorRuntime } from '../src/index.js';

const cache = fileURLToPath(
  new URL('../../../node_modules/.cache/transformers-js/node_modules', import.meta.url),
);

const PUBLISHED = {
  name: '@huggingface/transformers',
  version: '4.3.1',
  sha512: '5+voSeUCFK6PCKlY15dPhNOKq3/zOTxDN7oC+Wy9dFb1QZ0TSQomZRRy7URRK8YRuUoE9fGMQTTPC5d/pWBJhA==',
};

/** A tensor of transformers.js, as far as it is used here. */
export interface TransformersTensor {
  /** The tensor of ONNX Runtime within, which it runs models on. */
  readonly ort_tensor: Tensor;
  /** The values in nested arrays. */
  tolist(): unknown;
}

/**
 * transformers.js as it is published, over the ONNX Runtime of these tests. It is not
 * installed, since it would bring two more of them; of what else it needs to load
 * only `sharp` is no part of its bundle, which is not used here.
 */
export const loadTransformersJs = async (): Promise<TensorRuntime> => {
  await unpackPackage(PUBLISHED, join(cache, PUBLISHED.name));
  const sharp = join(cache, 'sharp');
  mkdirSync(sharp, { recursive: true });
  writeFileSync(join(sharp, 'index.js'), "module.exports = () => { throw new Error('no pictures'); };\n");
  const entry = join(cache, PUBLISHED.name, 'dist/transformers.node.mjs');
  return (await import(pathToFileURL(entry).href)) as TensorRuntime;
};
