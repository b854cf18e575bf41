import fc from 'fast-check';
import { followSuggestions } from '../../../property-tests/src/suggestions.js';
import {
  isRight,
  type Modality,
  type MultiModalParameters,
  multiModal,
  type Strategy,
} from '../../src/index.js';

/** A configuration, as far as it is given. */
export type Config = Partial<MultiModalParameters>;

const alphas = fc.constantFrom(0.01, 0.33, 0.5, 1, 2, 7.25);
const few = fc.integer({ min: 0, max: 6 });

const limits = fc.record(
  {
    alpha: alphas,
    targetAlpha: alphas,
    minContextPatches: few,
    maxContextPatches: few,
    minTargetPatches: few,
    maxTargetPatches: few,
  },
  { requiredKeys: [] },
);

const grids: fc.Arbitrary<Modality> = fc.oneof(
  fc.record({ numTokens: fc.integer({ min: 1, max: 40 }), kind: fc.constantFrom('random', 'spans') }),
  fc.record({
    inputSize: fc.tuple(few, few).map(([a, b]) => [a + 1, b + 1] as const),
    kind: fc.constantFrom('random', 'blocks'),
  }),
  fc.record({ inputSize: fc.constantFrom(1, 2, 3), numFrames: fc.constantFrom(1, 2, 4) }),
);

const modalities = fc.array(
  fc.tuple(grids, limits).map(([grid, more]): Modality => ({ ...grid, ...more })),
  { minLength: 1, maxLength: 4 },
);

/** Configurations that can be planned: of what is refused, what suggestions make of it. */
export const configurations: fc.Arbitrary<Config> = fc
  .record(
    {
      modalities,
      contextPatches: fc.integer({ min: 1, max: 60 }),
      targetPatches: fc.integer({ min: 1, max: 60 }),
    },
    { requiredKeys: ['modalities'] },
  )
  .map(
    (config) =>
      followSuggestions(multiModal as unknown as Strategy, { patchSize: 1, ...config }, 6).config as Config,
  )
  .filter((config) => isRight(multiModal.plan(config)));
