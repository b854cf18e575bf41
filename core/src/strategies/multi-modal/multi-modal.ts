import { type Either, isLeft, type NonEmptyArray, right } from '../../config/either.js';
import type { ConfigErrors } from '../../config/errors.js';
import type { Refusal } from '../../config/refusal.js';
import { frozenPlan } from '../../patches/frozen-plan.js';
import { setPart } from '../../patches/set-part.js';
import type { Plan } from '../../plan/plan.js';
import { planSettled } from '../../plan/plan-settled.js';
import type { Configuration, Strategy } from '../../plan/strategy.js';
import type { ModalityPart } from './modality-part.js';
import { multiModalSampler } from './multi-modal-sampler.js';
import { type MultiModalParameters, multiModalFields } from './parameters.js';
import { type GivenBudgets, planBudget } from './plan-budget.js';
import { multiModalPresets } from './presets.js';
import { filledIn, nameOf, readModalities } from './read-modalities.js';
import type { GivenModality } from './read-modality.js';
import { weightsOf } from './urn-weights.js';

type Given = Pick<MultiModalParameters, 'inputSize' | 'patchSize'> &
  GivenBudgets & { readonly modalities: ReadonlyArray<GivenModality> };

const planGiven = (given: Given): Either<NonEmptyArray<Refusal>, Plan<string, ModalityPart>> => {
  const read = readModalities(given.modalities, given);
  if (isLeft(read)) return read;
  const budget = planBudget(given, read.right, given.modalities);
  if (isLeft(budget)) return budget;
  const { contextPatches, parts: bounds, together } = budget.right;
  const weights = weightsOf(given.modalities);
  const parts = read.right.map(({ grid, minContext, maxContext, minTarget, maxTarget }, at): ModalityPart => {
    const { kind, spanLength, minBlockPatches } = given.modalities[at]!;
    return {
      ...setPart(nameOf(given.modalities, at), grid, bounds[at]!.context, bounds[at]!.target),
      kind,
      spanLength,
      minBlockPatches,
      minContext,
      maxContext,
      minTarget,
      maxTarget,
      ...weights[at]!,
    };
  });
  const [first, ...rest] = parts;
  const parameters = { ...given, contextPatches, modalities: Object.freeze(filledIn(given.modalities)) };
  return right(frozenPlan<string, ModalityPart>(multiModal.name, parameters, [first!, ...rest], together));
};

const plan = (
  config: Configuration<MultiModalParameters>,
): Either<ConfigErrors, Plan<string, ModalityPart>> =>
  planSettled<MultiModalParameters, Given, Plan<string, ModalityPart>>(multiModal, config, planGiven);

/**
 * Masks of several modalities of a sample, each a part with a grid of its own, such
 * as an image, its depth and a text. The contexts of all of them have exactly so
 * many patches together, split by Pólya's urn (MultiMAE, Bachmann et al. 2022; 4M,
 * Mizrahi et al. 2023); so have their targets, where that is asked for.
 *
 * @example
 * ```ts
 * import { joinParts, multiModal, sampleBatch, unwrap } from '@jepa-masks/core';
 * import { cpu } from '@jepa-masks/cpu';
 *
 * const modalities = [{ name: 'image' }, { name: 'depth' }, { name: 'text', numTokens: 77, kind: 'spans' }] as const;
 * const plan = unwrap(multiModal.plan({ modalities, contextPatches: 98 }));
 * const tokens = unwrap(joinParts(sampleBatch(plan, { seed: 42, count: 8 })));
 * console.log(cpu.fixedIndices(tokens, { context: 98, targets: 371 }).context.shape); // [ 8, 98 ]
 * ```
 */
export const multiModal: Strategy<MultiModalParameters, string, ModalityPart> = {
  name: 'multi_modal',
  summary:
    'Several modalities, whose contexts have exactly so many patches together (MultiMAE, 4M, OlmoEarth)',
  fields: multiModalFields,
  presets: multiModalPresets,
  plan,
  sampler: multiModalSampler,
  samplerWithin: multiModalSampler,
};
