/** WebGL and WebGPU compute with integers as float32, which holds every integer up to this one. */
export const MOST_EXACT: number = 2 ** 24;
