export { type LoadedPhotograph, loadPhotograph, type PhotographError } from './node-photograph.js';
export { type PngOptions, toPng } from './node-png.js';
