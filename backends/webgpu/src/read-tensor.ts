import { COPY_DST, MAP_READ } from './buffer-usage.js';
import { bufferBytes, type GpuElements, type GpuTensor, sizeOf } from './gpu-tensor.js';
import { lostError, refuseLost } from './lost-device.js';

const arrays = { u32: Uint32Array, i32: Int32Array, f32: Float32Array, u8: Uint8Array } as const;

/**
 * A tensor's elements, read back once the device has made them.
 *
 * @throws DeviceError if the device is lost, Error if the buffer was destroyed or is of another device
 */
export const readTensor = async <E extends keyof GpuElements>(
  device: GPUDevice,
  { buffer, shape, elements }: GpuTensor<E>,
): Promise<GpuElements[E]> => {
  refuseLost(device);
  const size = sizeOf(shape);
  const staging = device.createBuffer({ size: bufferBytes(elements, size), usage: COPY_DST | MAP_READ });
  try {
    // A buffer that was destroyed, or is of another device, would be read as zeros.
    device.pushErrorScope('validation');
    const encoder = device.createCommandEncoder();
    encoder.copyBufferToBuffer(buffer, 0, staging, 0, staging.size);
    device.queue.submit([encoder.finish()]);
    const invalid = device.popErrorScope();
    await staging.mapAsync(MAP_READ);
    const error = await invalid;
    if (error !== null) throw new Error(`the tensor can’t be read: ${error.message}`);
    // The mapped range goes with the staging buffer: copy it out.
    return new arrays[elements](staging.getMappedRange().slice(0), 0, size) as GpuElements[E];
  } catch (error) {
    // Nobody else unmaps the staging buffer: only a loss aborts its mapping, whenever the device tells of it.
    throw error instanceof DOMException && error.name === 'AbortError'
      ? lostError(error.message, error)
      : error;
  } finally {
    staging.destroy();
  }
};
