/*
 * The flags of WebGPU's `GPUBufferUsage` and `GPUMapMode`, which the standard fixes:
 * outside browsers the objects that name them need not be global.
 */
export const MAP_READ = 0x0001;
export const COPY_SRC = 0x0004;
export const COPY_DST = 0x0008;
export const UNIFORM = 0x0040;
export const STORAGE = 0x0080;
