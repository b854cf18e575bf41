import { DeviceError } from '@jepa-masks/core';

/** Devices in use, and whether each was lost: a device only tells by a promise. */
const losses = new WeakMap<GPUDevice, { reason?: string }>();

/** Learns from now on whether a device is lost. */
export const watchLoss = (device: GPUDevice): { readonly reason?: string } => {
  const known = losses.get(device);
  if (known !== undefined) return known;
  const loss: { reason?: string } = {};
  losses.set(device, loss);
  void device.lost.then(({ reason, message }) => {
    loss.reason = message === '' ? reason : `${reason}: ${message}`;
  });
  return loss;
};

/** What is thrown when a device is lost. */
export const lostError = (reason: string, cause?: unknown): DeviceError =>
  new DeviceError(
    'lost',
    `The WebGPU device was lost (${reason}). Request another and make a backend for it.`,
    { cause },
  );

/** @throws DeviceError if the device is known to be lost */
export const refuseLost = (device: GPUDevice): void => {
  const { reason } = watchLoss(device);
  if (reason !== undefined) throw lostError(reason);
};
