import type { runContract } from './contract.js';

/** What the contract came to in a runtime of this version. */
export interface Outcome extends ReturnType<typeof runContract> {
  readonly version: string;
}

/** A runtime, by the name in the table, and what runs the contract there. */
export interface Runtime {
  readonly name: string;
  readonly start: () => Promise<Outcome>;
}
