import type { StrategyPreset } from '../../plan/strategy.js';
import type { BlockCoverParameters } from './parameters.js';

/** Published configurations of masking by squares. */
export const blockCoverPresets: ReadonlyArray<StrategyPreset<BlockCoverParameters>> = [
  {
    name: 'data2vec-2',
    source:
      'data2vec 2.0, Baevski et al. 2022, configuration for images: 3 × 3 patches kept, 80 % masked, 16 masks an image',
    config: { inputSize: 224, patchSize: 16, maskRatio: 0.8, side: 3, masks: 16 },
  },
  {
    name: 'eat',
    source:
      'EAT, Chen et al. 2024: spectrograms of 128 bands (rows) and 1,024 steps of time, 5 × 5 patches kept, 80 % masked, 16 masks a clip',
    input: 'spectrogram',
    config: { inputSize: [128, 1024], patchSize: 16, maskRatio: 0.8, side: 5, masks: 16 },
  },
];
