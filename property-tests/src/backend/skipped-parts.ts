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
export const skippedParts = <B, I, F, A>({
  backend,
  readFixedIndices,
  readAttentionBias,
  memory,
  missingDevice,
  lostDevice,
  skips = {},
}: BackendUnderTest<B, I, F, A>): ReadonlyArray<SkippedPart> => {
  // An output that is given must be read back: it can't be excused.
  const given: ReadonlyArray<readonly [OptionalPart, boolean, boolean?]> = [
    ['fixedIndices', readFixedIndices !== undefined, backend.fixedIndices !== undefined],
    ['attentionBias', readAttentionBias !== undefined, backend.attentionBias !== undefined],
    ['memory', memory !== undefined],
    ['missingDevice', missingDevice !== undefined],
    ['lostDevice', lostDevice !== undefined],
  ];
  return given.flatMap(([part, checked, offered = checked]) => {
    demand(checked === offered, () =>
      checked
        ? `${part} is read back, but the backend does not give it`
        : `${part} is given, but not read back`,
    );
    if (checked) return [];
    const reason = skips[part] ?? '';
    demand(reason !== '', () => `${part} is neither checked nor is it said why not`);
    return [{ part, reason }];
  });
};
