export {
  type BackendUnderTest,
  BOOLEANS_AND_INDICES,
  IN_MEMORY,
  type Memory,
  type OptionalOutput,
  type OptionalPart,
  type WithBits,
} from './backend/backend-under-test.js';
export { type BackendOptions, type BackendResult, checkBackend } from './backend/check-backend.js';
export type { SkippedPart } from './backend/skipped-parts.js';
export {
  type CheckOptions,
  checkLaw,
  checkPlan,
  checkSubject,
  formatFalls,
  type LawResult,
} from './check-plan.js';
export { BROKEN, chiSquareScore, homogeneityScore } from './chi-square.js';
export { type Configuration, configurations, configurationsOf, plans } from './configurations.js';
export { geometries } from './geometries.js';
export * from './golden/index.js';
export { type Law, LawBroken } from './law.js';
export { laws } from './laws/laws.js';
export { type Arrangement, nameOf, Oracle } from './oracle.js';
export * from './parity/index.js';
export { requests, seeds } from './requests.js';
export { type Subject, subjectOf } from './subject.js';
export { falseSuggestions, stepsToPlan } from './suggestions.js';
