import type { StrategyPreset } from '../../plan/strategy.js';
import type { Modality, MultiModalParameters } from './parameters.js';

/** What 4M reads as tokens of an image: seen or predicted, α = 0.5. */
const ofImage: ReadonlyArray<Modality> = ['tok_rgb', 'tok_depth', 'tok_semseg', 'tok_normal', 'tok_clip'].map(
  (name) => ({ name, alpha: 0.5 }),
);

const ofText: ReadonlyArray<Modality> = ['caption', 'det'].map((name) => ({
  name,
  numTokens: 256,
  kind: 'spans',
  alpha: 0.5,
}));

/** Satellites' series: one part a band set. */
const series: ReadonlyArray<Modality> = [
  ...['sentinel2_10m', 'sentinel2_20m', 'sentinel2_60m'],
  ...['sentinel1', 'landsat_15m', 'landsat_30m'],
].map((name) => ({ name, numFrames: 4, alpha: 0.5 }));

/** Maps are never seen and always predicted. */
const maps: ReadonlyArray<Modality> = [
  ...['worldcover', 'srtm', 'openstreetmap', 'canopy_height', 'cdl', 'worldcereal'],
].map((name) => ({ name, maxContextPatches: 0, minTargetPatches: 64 }));

/** Published configurations of several modalities. */
export const multiModalPresets: ReadonlyArray<StrategyPreset<MultiModalParameters>> = [
  {
    name: 'multi-mae',
    source:
      'MultiMAE, Bachmann et al. 2022, section 3.3, cfgs/pretrain/multimae-b_98_rgb+-depth-semseg_1600e.yaml: 98 of 3 × 196 patches are seen, α = 1',
    config: {
      inputSize: 224,
      patchSize: 16,
      contextPatches: 98,
      modalities: [{ name: 'rgb' }, { name: 'depth' }, { name: 'semseg' }],
    },
  },
  {
    name: '4m',
    source:
      '4M, Mizrahi et al. 2023, section 3.2, cfgs/default/4m/models/main/4m-b_mod7_500b.yaml: 128 tokens seen and 128 predicted, α = 0.5; pixels are never predicted',
    config: {
      inputSize: 224,
      patchSize: 16,
      contextPatches: 128,
      targetPatches: 128,
      modalities: [{ name: 'rgb', alpha: 0.5, maxTargetPatches: 0 }, ...ofImage, ...ofText],
    },
  },
  {
    name: 'olmo-earth',
    source:
      'OlmoEarth, Herzog et al. 2025, scripts/official: maps are predicted only; of the others a quarter is seen, half of the tokens of half of the band sets; 8 × 8 patches at 4 dates',
    config: {
      inputSize: 64,
      patchSize: 8,
      contextPatches: 384,
      targetPatches: 768,
      modalities: [...series, ...maps],
    },
  },
];
