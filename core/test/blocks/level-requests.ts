import type { Level } from '../../src/blocks/index.js';
import type { LevelRequest } from '../../src/blocks/level-request.js';
import type { Refusal } from '../../src/config/refusal.js';
import type { ConfigError } from '../../src/index.js';

/** What asks for a level; its suggestions are named so that they can be told apart. */
export const requestOf = (level: Level): LevelRequest => ({
  ...level,
  mustHold: undefined,
  label: 'level 1: ',
  shapes: 'sample',
  index: 1,
  suggestions: {
    target: {
      field: 't',
      given: level.ranges.targetScale,
      mostScale: 1,
      scale: (t) => ({ t }),
      aspectRatio: (ta) => ({ ta }),
    },
    context: {
      field: 'c',
      given: level.ranges.contextScale,
      mostScale: 1,
      scale: (c) => ({ c }),
      aspectRatio: (ca) => ({ ca }),
    },
  },
});

/** What a level is told that was refused: each error with its first suggestion, tried or not. */
export const toldOf = (refusals: ReadonlyArray<Refusal>): ReadonlyArray<ConfigError> =>
  refusals.map((refusal) => refusal.error(refusal.changes()[0]));
