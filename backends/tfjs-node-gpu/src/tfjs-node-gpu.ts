import { DeviceError } from '@jepa-masks/core';
import type { Eventually } from '@jepa-masks/core/geometry';
import { type Operations, type TfjsBackend, type TfjsOptions, tfjs } from '@jepa-masks/tfjs';

/** How the native package comes into the process, and the masks to its device. */
export interface NodeGpuOptions extends TfjsOptions {
  /** Gives the module `@tensorflow/tfjs-node-gpu`; imports it unless told otherwise. */
  readonly load?: () => Eventually<unknown>;
}

const PACKAGE: string = '@tensorflow/tfjs-node-gpu';

/** By a name that bundlers and compilers don't follow: the package need not be there. */
const importPackage = (): Promise<unknown> => import(PACKAGE);

const isTfjs = (module: unknown): module is Operations =>
  typeof module === 'object' && module !== null && 'tidy' in module && 'searchSorted' in module;

/** A module of CommonJS as `require` or as `import` gives it. */
const operationsOf = (module: unknown): Operations | undefined =>
  [(module as { readonly default?: unknown } | undefined)?.default, module].find(isTfjs);

/** The module, with whether its device is a GPU. */
interface Loaded {
  readonly tf: Operations;
  readonly onGpu: boolean;
}

const loaded = async (load: () => Eventually<unknown>): Promise<Loaded> => {
  let cause: unknown;
  try {
    const tf = operationsOf(await load());
    if (tf !== undefined) {
      const { isUsingGpuDevice } = tf.backend() as { readonly isUsingGpuDevice?: boolean };
      return { tf, onGpu: isUsingGpuDevice === true };
    }
    cause = new TypeError('what `load` gave is not the module of tfjs-node-gpu');
  } catch (error) {
    cause = error;
  }
  throw new DeviceError(
    'missing',
    `${PACKAGE} can't be loaded; npm install ${PACKAGE}, which fetches libtensorflow, on a machine with an NVIDIA driver, CUDA and cuDNN.`,
    { cause },
  );
};

/**
 * The backend on native TensorFlow and CUDA, in Node: `@jepa-masks/tfjs` on the
 * device of `@tensorflow/tfjs-node-gpu`, which is imported now and not before. Its
 * results are tensors of that package, at once.
 *
 * Rejects with a `DeviceError` (`missing`) if the package or the library beneath it
 * can't be loaded, with what failed as its cause, or if it found no GPU: then it
 * would compute on the CPU.
 */
export const tfjsNodeGpu = async ({
  load = importPackage,
  ...options
}: NodeGpuOptions = {}): Promise<TfjsBackend> => {
  const { tf, onGpu } = await loaded(load);
  if (!onGpu) {
    throw new DeviceError(
      'missing',
      `${PACKAGE} found no GPU; check the NVIDIA driver, CUDA and cuDNN, or hand tf to @jepa-masks/tfjs to compute on the CPU.`,
    );
  }
  return { ...tfjs(tf, options), name: 'tfjs-node-gpu' };
};
