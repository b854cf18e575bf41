import type { StrategyPreset } from '../../plan/strategy.js';
import type { MultiBlockParameters } from './parameters.js';

/**
 * The paper and its code give aspect ratios as height / width, [0.75, 1.5];
 * here they are width / height, so the range is inverted.
 */
const iJepa: Partial<MultiBlockParameters> = {
  inputSize: 224,
  patchSize: 14,
  numTargetMasks: 4,
  numContextMasks: 1,
  targetScale: [0.15, 0.2],
  contextScale: [0.85, 1],
  aspectRatioRange: [1 / 1.5, 1 / 0.75],
  contextAspectRatioRange: [1, 1],
  targetOverlap: 'allow',
  minContextPatches: 10,
};

/** Published configurations of multi-block masking. */
export const multiBlockPresets: ReadonlyArray<StrategyPreset<MultiBlockParameters>> = [
  {
    name: 'h-jepa-multi-block',
    source: 'H-JEPA, MultiBlockMaskGenerator defaults, with targets kept apart',
    config: {},
  },
  {
    name: 'i-jepa',
    source: 'I-JEPA, Assran et al. 2023, appendix A.1 and the ViT-H/14 configuration; targets may overlap',
    config: iJepa,
  },
];
