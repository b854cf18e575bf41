import type { StrategyPreset } from '../../plan/strategy.js';
import type { BlockWiseParameters } from './parameters.js';

/** Published configurations of block-wise masking. */
export const blockWisePresets: ReadonlyArray<StrategyPreset<BlockWiseParameters>> = [
  {
    name: 'beit',
    source: 'BEiT, Bao et al. 2021, pretraining code: 75 of 14 × 14 patches, blocks of 16 patches and more',
    config: { inputSize: 224, patchSize: 16, maskRatio: 0.38, minBlockPatches: 16 },
  },
  {
    name: 'dinov2',
    source:
      'DINOv2, Oquab et al. 2023, pretraining configuration (as iBOT): half of the samples, 10 to 50 % of their patches',
    config: {
      inputSize: 224,
      patchSize: 16,
      maskRatioRange: [0.1, 0.5],
      maskedShare: 0.5,
      minBlockPatches: 4,
    },
  },
];
