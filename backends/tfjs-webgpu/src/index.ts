export { adopt } from './adopt.js';
export { type Engine, tfjsWebgpu } from './tfjs-webgpu.js';
