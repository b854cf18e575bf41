import { DeviceError } from '@jepa-masks/core';

/** A device, and what its user holds and sends. */
export interface CountedDevice {
  readonly device: GPUDevice;
  /** Buffers created and not destroyed yet. */
  readonly alive: () => { readonly tensors: number; readonly bytes: number };
  /** Bytes put into buffers, and dispatches, since the last call. */
  readonly spent: () => { readonly bytes: number; readonly dispatches: number };
}

/** The adapter that tests run on; none is a failure, not a reason to skip. */
export const requestDevice = async (): Promise<GPUDevice> => {
  const adapter = await navigator.gpu?.requestAdapter();
  if (!adapter) throw new DeviceError('missing', 'no WebGPU adapter to test on');
  const device = await adapter.requestDevice();
  // A kernel that does not compile shows in no result but zeros: make it fail the test run.
  device.addEventListener('uncapturederror', ({ error }) => {
    queueMicrotask(() => {
      throw new Error(error.message);
    });
  });
  return device;
};

/** A fresh device that counts. */
export const countedDevice = async (): Promise<CountedDevice> => {
  const device = await requestDevice();
  let [tensors, bytes, sent, dispatches] = [0, 0, 0, 0];
  const createBuffer = device.createBuffer.bind(device);
  device.createBuffer = (descriptor) => {
    const buffer = createBuffer(descriptor);
    const destroy = buffer.destroy.bind(buffer);
    let isAlive = true;
    tensors++;
    bytes += descriptor.size;
    if (descriptor.mappedAtCreation) sent += descriptor.size;
    buffer.destroy = () => {
      if (isAlive) {
        isAlive = false;
        tensors--;
        bytes -= descriptor.size;
      }
      return destroy();
    };
    return buffer;
  };
  const createCommandEncoder = device.createCommandEncoder.bind(device);
  device.createCommandEncoder = (descriptor) => {
    const encoder = createCommandEncoder(descriptor);
    const beginComputePass = encoder.beginComputePass.bind(encoder);
    encoder.beginComputePass = (pass) => {
      const begun = beginComputePass(pass);
      const dispatchWorkgroups = begun.dispatchWorkgroups.bind(begun);
      begun.dispatchWorkgroups = (...groups) => {
        dispatches++;
        return dispatchWorkgroups(...groups);
      };
      return begun;
    };
    return encoder;
  };
  return {
    device,
    alive: () => ({ tensors, bytes }),
    spent: () => {
      const since = { bytes: sent, dispatches };
      [sent, dispatches] = [0, 0];
      return since;
    },
  };
};
