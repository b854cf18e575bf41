// Node, Deno and Bun start this file as it is; it prints what came of the contract.
import { runContract } from './contract.js';
import { readFiles } from './files.js';

const { bun, deno, node } = process.versions;
console.log(JSON.stringify({ version: bun ?? deno ?? node, ...runContract(readFiles()) }));
