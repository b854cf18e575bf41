import { jsonFormat } from './geometry-json.js';
import type { MaskFormat } from './mask-format.js';
import { npyFormat } from './npy.js';
import { npzFormat } from './npz.js';
import { rawFormat } from './raw.js';
import { safetensorsFormat } from './safetensors.js';

/** Names of the formats, which are also the endings of their files. */
export type FormatName = 'npz' | 'npy' | 'raw' | 'safetensors' | 'json';

/** Every format by its name. */
export const formats: Readonly<Record<FormatName, MaskFormat>> = {
  npz: npzFormat,
  npy: npyFormat,
  raw: rawFormat,
  safetensors: safetensorsFormat,
  json: jsonFormat,
};
