export { type AnimationOptions, toAnimation } from './node-animation.js';
export { type LoadedClip, loadClip } from './node-clip.js';
export type { PhotographError } from './node-image.js';
export { type LoadedPhotograph, loadPhotograph, type PhotographOptions } from './node-photograph.js';
export { type PngOptions, toPng } from './node-png.js';
export { loadSpectrogram } from './node-spectrogram.js';
