import { ready, setBackend } from '@tensorflow/tfjs-core';

/** Makes a device that of tfjs, which left to itself would go on with another if that one can't be had. */
export const useDevice = async (name: string): Promise<void> => {
  if (!(await setBackend(name))) throw new Error(`tfjs can't make its ${name} backend`);
  await ready();
};
