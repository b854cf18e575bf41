import { formatErrors, isLeft } from '@jepa-masks/core';
import { type Rank, rankOfEnvironment } from '@jepa-masks/loader';
import { badInput } from '../failure.js';
import type { Terminal } from '../terminal.js';
import type { Destination } from './destination.js';
import type { SampleOptions } from './sample-options.js';

/** Options that spread files over processes. */
export interface ShardFlags extends Pick<SampleOptions, 'rank' | 'steps' | 'world'> {
  readonly shard?: true;
  readonly shardSteps?: number;
}

const ALONE: Rank = { rank: 0, world: 1 };

/**
 * Whose files this process writes, of all that the steps are cut into: every
 * one, or, with `--shard`, each `world`th from its rank on, as its launcher says.
 */
export const shardOf = (
  { shard, rank, world, shardSteps, steps }: ShardFlags,
  { kind }: Destination,
  { environment }: Terminal,
): Rank => {
  if (shard === undefined) return ALONE;
  if (rank !== 0 || world !== 1) {
    throw badInput('--shard: takes rank and world from the launcher; give it, or --rank and --world');
  }
  if (steps === undefined || shardSteps === undefined || kind !== 'directory') {
    throw badInput(
      '--shard: spreads the files of --shard-steps; give --steps, --shard-steps and a directory',
    );
  }
  const found = rankOfEnvironment(environment);
  if (isLeft(found)) throw badInput(`--shard: ${formatErrors(found.left)}`);
  return found.right;
};
