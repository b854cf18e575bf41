import type { Law } from '../law.js';
import { bounds } from './bounds.js';
import { determinism } from './determinism.js';
import { disjointness } from './disjointness.js';
import { evenThinning } from './even-thinning.js';
import { exchangeability } from './exchangeability.js';
import { followingScores } from './following-scores.js';
import { guarantees } from './guarantees.js';
import { independence } from './independence.js';
import { nesting } from './nesting.js';
import { neverEmpty } from './never-empty.js';
import { presence } from './presence.js';
import { purity } from './purity.js';
import { totality } from './totality.js';

/** Every law that a plan is checked against. */
export const laws: ReadonlyArray<Law> = [
  determinism,
  bounds,
  guarantees,
  disjointness,
  neverEmpty,
  totality,
  nesting,
  exchangeability,
  independence,
  evenThinning,
  presence,
  followingScores,
  purity,
];
