import './golden.js';

// All tests as one file: a run a mutant loads the library once, not once a file.
import.meta.glob(['../core/test/*.test.ts', '!**/{any-configuration,consecutive-indices}.test.ts'], {
  eager: true,
});
