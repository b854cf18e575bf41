import { byOperations } from './by-operations.js';
import { byUpload } from './by-upload.js';
import type { Operations } from './operations.js';
import type { TfjsBackend } from './tfjs-backend.js';

/** How masks become tensors of tfjs. */
export interface TfjsOptions {
  /**
   * `upload`, the default: painted on the CPU and handed over, the fastest on every
   * device measured. `operations`: made on the device by operations of tfjs, from
   * the edges of the boxes, so that fewer bytes are sent there; sets of patches are sent.
   */
  readonly by?: 'upload' | 'operations';
}

/**
 * The backend on tfjs, on the device that it runs on when masks are asked for.
 * Both ways give the same tensors, bit for bit.
 *
 * @param tf the caller's `@tensorflow/tfjs-core`, `@tensorflow/tfjs` or tfjs-node
 * @throws TypeError if `by` is neither of its words
 */
export const tfjs = (tf: Operations, { by = 'upload' }: TfjsOptions = {}): TfjsBackend => {
  if (by === 'upload') return byUpload(tf);
  if (by === 'operations') return byOperations(tf);
  throw new TypeError(`by is ${JSON.stringify(by)}; give 'upload' (the default) or 'operations'.`);
};
