export { drawBetween, requestBetween, type SamplesBetween } from './draw-between.js';
export type { Dtype } from './dtypes.js';
export type {
  Aborted,
  ExportError,
  FileSystemRefusal,
  InvalidRequest,
  NoRoomForArray,
  TooLarge,
} from './export-error.js';
export {
  ARRAY_GROUPS,
  type ArrayExportOptions,
  type ArrayGroup,
  type ExportOptions,
} from './export-options.js';
export {
  type ExportRequest,
  type SampleRequest,
  type StepRange,
  splitSteps,
  stepCount,
} from './export-request.js';
export type { FormatName } from './formats.js';
export { writeGeometryJson } from './geometry-json.js';
export { writeNpy } from './npy.js';
export { writeNpz } from './npz.js';
export { writeRaw } from './raw.js';
export { writeSafetensors } from './safetensors.js';
export { type StreamOptions, streamMasks } from './stream-masks.js';
export { writeBytes } from './write-bytes.js';
export type { WrittenArray, WrittenFile } from './written-file.js';
