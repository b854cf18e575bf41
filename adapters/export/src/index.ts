export type { Aborted, ExportError, FileSystemRefusal, InvalidRequest, TooLarge } from './export-error.js';
export type { ArrayExportOptions, ArrayGroup, ExportOptions } from './export-options.js';
export { writeGeometryJson } from './geometry-json.js';
export { writeNpz } from './npz.js';
export { writeSafetensors } from './safetensors.js';
export { writeBytes } from './write-bytes.js';
export type { WrittenArray, WrittenFile } from './written-file.js';
