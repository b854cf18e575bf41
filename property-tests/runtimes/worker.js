// The module that workerd runs: `workerd test` calls its test handler.
import { runContract } from './contract.js';

export default {
  test: (_, { files }) => console.log(JSON.stringify(runContract(files))),
};
