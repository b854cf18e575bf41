import type { ModalityPart } from './modality-part.js';
import type { GivenModality } from './read-modality.js';

/** α is counted in hundredths. */
const HUNDREDTHS = 100;

/** The α of a modality's context and target, in hundredths. */
const hundredthsOf = ({ alpha, targetAlpha }: GivenModality): readonly [context: number, target: number] => {
  const round = (value: number): number => Math.floor(value * HUNDREDTHS + 0.5);
  return [round(alpha), round(targetAlpha ?? alpha)];
};

const greatestDivisor = (one: number, other: number): number =>
  other === 0 ? one : greatestDivisor(other, one % other);

/** The weights of all modalities as whole numbers, as small as they can be. */
export const weightsOf = (
  modalities: ReadonlyArray<GivenModality>,
): ReadonlyArray<Pick<ModalityPart, 'contextWeight' | 'targetWeight' | 'weightStep'>> => {
  const all = modalities.map(hundredthsOf);
  const divisor = all.flat().reduce(greatestDivisor, HUNDREDTHS);
  return all.map(([context, target]) => ({
    contextWeight: context / divisor,
    targetWeight: target / divisor,
    weightStep: HUNDREDTHS / divisor,
  }));
};
