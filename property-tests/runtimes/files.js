import { readdirSync, readFileSync } from 'node:fs';

/** @param {URL} folder */
const filesIn = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));

/** What the contract is checked against; runtimes without a file system are handed it. */
export const readFiles = () => ({
  golden: filesIn(new URL('../golden/v2/', import.meta.url)),
  fixtures: filesIn(new URL('../fixtures/', import.meta.url)),
});
