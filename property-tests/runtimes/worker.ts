// The module that workerd runs: `workerd test` calls its test handler.
import { type Files, runContract } from './contract.js';

export default {
  test: (_: unknown, { files }: { readonly files: Files }): void =>
    console.log(JSON.stringify(runContract(files))),
};
