import { grid, patches, sound } from './refused-batches.js';

/** Batches that are refused for what they say of patches that are present: what they have, and what is told of it. */
export const refusedPresence: ReadonlyArray<readonly [what: string, batch: unknown, told: string]> = [
  [
    'a target with a patch that is absent',
    { grid, samples: [patches, { ...patches, present: [0, 1, 2, 3, 4] }] },
    'samples[1].targets[1]: has a patch that is absent; give patches of `present` alone',
  ],
  [
    'a context with a patch that is absent',
    { grid, samples: [{ ...patches, present: [1, 2, 3, 4, 5] }] },
    'samples[0].context: has a patch that is absent',
  ],
  [
    'a patch that is present twice',
    { grid, samples: [{ ...patches, present: [0, 1, 1] }] },
    'samples[0].present[2]: is 1, which entry 1 of the list is too',
  ],
  [
    'presence beside blocks',
    { grid, samples: [{ ...sound, present: [0] }] },
    'samples[0].present: is [0]; give none beside blocks',
  ],
];
