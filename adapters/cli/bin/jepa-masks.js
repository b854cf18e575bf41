#!/usr/bin/env node
/** Compiled by the build; a copy of the repository does not have it before. */
const load = async () => {
  try {
    return await import('../dist/main.js');
  } catch (thrown) {
    const error = /** @type {NodeJS.ErrnoException} */ (thrown);
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    console.error(`jepa-masks: ${error.message.split('\n')[0]}`);
    console.error('jepa-masks: in a copy of the repository, run npm run build first');
    process.exit(1);
  }
};

const INTERRUPTED = 130;

const { main } = await load();
process.exitCode = await main(process.argv.slice(2), process);
// What a reader does not take must not keep a process that was told to stop.
if (process.exitCode === INTERRUPTED) process.exit();
