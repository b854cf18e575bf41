import type { StrategyPreset } from '../../plan/strategy.js';
import type { InverseBlockParameters } from './parameters.js';

/** Published configurations of inverse block masking. */
export const inverseBlockPresets: ReadonlyArray<StrategyPreset<InverseBlockParameters>> = [
  {
    name: 'capi',
    source:
      'CAPI, Darcet et al. 2025, pretraining of a ViT/14 at 224 pixels: one block of 35 % round the edges, 5 % of the rest predicted',
    config: { inputSize: 224, patchSize: 14, keepRatio: 0.35, predictRatio: 0.05 },
  },
];
