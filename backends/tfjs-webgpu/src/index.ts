export { adopt } from './adopt.js';
export { tfjsWebgpu } from './tfjs-webgpu.js';
