/// <reference types="vite/client" />
import './golden.js';

// All tests as one file: a run a mutant loads the library once, not once a file.
// Those of parts come first: they find most mutants before one has a sample drawn on and on.
import.meta.glob(
  [
    '../../core/test/{grid,keys,geometry}/*.test.ts',
    '../../core/test/blocks/{shapes,nearest-range}.test.ts',
    '../../core/test/blocks/packing/*.test.ts',
    '!**/consecutive-indices.test.ts',
  ],
  { eager: true },
);
import.meta.glob(
  [
    '../../core/test/**/*.test.ts',
    '!../../core/test/published/*.test.ts',
    '!**/{any-configuration,consecutive-indices}.test.ts',
  ],
  { eager: true },
);
