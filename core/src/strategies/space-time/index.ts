export type { SpaceTimeParameters } from './parameters.js';
export { spaceTime } from './space-time.js';
