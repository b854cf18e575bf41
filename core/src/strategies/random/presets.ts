import type { StrategyPreset } from '../../plan/strategy.js';
import type { RandomParameters } from './parameters.js';

/** Published configurations of random masking. */
export const randomPresets: ReadonlyArray<StrategyPreset<RandomParameters>> = [
  {
    name: 'mae',
    source: 'MAE, He et al. 2021, section 3: 75 % of the patches of a ViT/16 at 224 pixels',
    config: { inputSize: 224, patchSize: 16, maskRatio: 0.75 },
  },
  {
    name: 'simmim',
    source:
      'SimMIM, Xie et al. 2021, the Swin configuration: units of 32 pixels over patches of 4, 60 % masked',
    config: { inputSize: 192, patchSize: 4, maskRatio: 0.6, unit: 8 },
  },
];
