import type { BackendOptions } from '@jepa-masks/property-tests';
import type { TfjsOptions } from '../src/index.js';

/** A way in which masks become tensors. */
interface Way extends Required<TfjsOptions> {
  /** The name that the backend then has. */
  readonly called: string;
  /** How much it is tried, if less than others. */
  readonly wayOptions?: Pick<BackendOptions, 'batches' | 'mostPatches' | 'runs'>;
}

/** Both ways. In software, operations take long: less is tried, and `large-lists.test.ts` tries what is special on large grids. */
export const ways: ReadonlyArray<Way> = [
  { by: 'upload', called: 'tfjs' },
  {
    by: 'operations',
    called: 'tfjs by operations',
    wayOptions: { batches: 100, mostPatches: 2_000, runs: 25 },
  },
];
