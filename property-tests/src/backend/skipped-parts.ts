import { demand } from '../law.js';
import type { BackendUnderTest, OptionalPart } from './backend-under-test.js';

/** A part that was left out, and why. */
export interface SkippedPart {
  /** The part left out. */
  readonly part: OptionalPart;
  /** Why, as the backend's check gives it. */
  readonly reason: string;
}

/** The parts that are left out, each with its reason; fails on a part that has none. */
export const skippedParts = <B, I, F, A, P>({
  backend,
  memory,
  missingDevice,
  lostDevice,
  skips = {},
}: BackendUnderTest<B, I, F, A, P>): ReadonlyArray<SkippedPart> => {
  const given: Readonly<Record<OptionalPart, unknown>> = {
    fixedIndices: backend.fixedIndices,
    fixedValidity: backend.fixedValidity,
    attentionBias: backend.attentionBias,
    fixedAttentionBias: backend.fixedAttentionBias,
    fixedRestore: backend.fixedRestore,
    fixedWeights: backend.fixedWeights,
    masked: backend.masked,
    targetDistance: backend.targetDistance,
    memory,
    missingDevice,
    lostDevice,
  };
  return (Object.keys(given) as ReadonlyArray<OptionalPart>).flatMap((part) => {
    if (given[part] !== undefined) return [];
    const reason = skips[part] ?? '';
    demand(reason !== '', () => `${part} is neither checked nor is it said why not`);
    return [{ part, reason }];
  });
};
