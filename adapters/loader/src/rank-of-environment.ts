import type { ConfigError, ConfigErrors, Either } from '@jepa-masks/core';
import { left, right } from '@jepa-masks/core/config';

/** Which of how many ranks a process is. */
export interface Rank {
  /** From 0. */
  readonly rank: number;
  /** How many there are. */
  readonly world: number;
}

/** The variables that launchers set: the rank's, and the number of ranks. */
const VARIABLES: ReadonlyArray<readonly [rank: string, world: string]> = [
  ['RANK', 'WORLD_SIZE'],
  ['OMPI_COMM_WORLD_RANK', 'OMPI_COMM_WORLD_SIZE'],
  ['SLURM_PROCID', 'SLURM_NTASKS'],
];

const refuse = (name: string, given: string | undefined, accepted: string): ConfigError => ({
  code: given === undefined ? 'wrong_type' : 'out_of_range',
  path: [name],
  given,
  accepted,
  message: `is ${given ?? 'not set'}; give ${accepted}`,
});

const wholeOf = (text: string | undefined): number => (/^\d+$/.test(text ?? '') ? Number(text) : Number.NaN);

/**
 * Which rank this process is, as its launcher says: torchrun's `RANK` and
 * `WORLD_SIZE`, else Open MPI's, else Slurm's. Without any of them it is alone.
 *
 * @param environment `process.env`
 * @returns rank and number of ranks, or what is wrong with the variables
 *
 * @example
 * ```ts
 * import { unwrap } from '@jepa-masks/core';
 * import { rankOfEnvironment } from '@jepa-masks/loader';
 *
 * console.log(unwrap(rankOfEnvironment({ SLURM_PROCID: '3', SLURM_NTASKS: '8' }))); // { rank: 3, world: 8 }
 * console.log(unwrap(rankOfEnvironment({}))); // { rank: 0, world: 1 }
 * ```
 */
export const rankOfEnvironment = (
  environment: Readonly<Record<string, string | undefined>>,
): Either<ConfigErrors, Rank> => {
  const set = VARIABLES.find(
    ([rank, world]) => environment[rank] !== undefined || environment[world] !== undefined,
  );
  if (set === undefined) return right({ rank: 0, world: 1 });
  const [rankName, worldName] = set;
  const [rank, world] = [wholeOf(environment[rankName]), wholeOf(environment[worldName])];
  if (!(world >= 1)) return left([refuse(worldName, environment[worldName], 'a whole number from 1')]);
  if (!(rank < world)) {
    return left([refuse(rankName, environment[rankName], `a whole number from 0 to ${world - 1}`)]);
  }
  return right({ rank, world });
};
