import type { Level } from '../src/index.js';
import type { LevelRequest } from '../src/level-request.js';

/** What asks for a level; its remedies are named so that they can be told apart. */
export const requestOf = (level: Level): LevelRequest => ({
  ...level,
  mustHold: undefined,
  name: 'level 1: ',
  index: 1,
  remedies: {
    targetField: 't',
    contextField: 'c',
    targetScale: (t) => ({ t }),
    contextScale: (c) => ({ c }),
    targetAspectRatio: (ta) => ({ ta }),
    contextAspectRatio: (ca) => ({ ca }),
  },
});
