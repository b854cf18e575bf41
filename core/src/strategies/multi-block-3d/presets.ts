import type { StrategyPreset } from '../../plan/strategy.js';
import type { MultiBlock3dParameters, VideoMask } from './parameters.js';

/** The published code has aspect ratios as height / width, [0.75, 1.5]; here they are width / height. */
const box: VideoMask = { temporalScale: [1, 1], aspectRatioRange: [1 / 1.5, 1 / 0.75], maxTemporalKeep: 1 };

const parts: ReadonlyArray<VideoMask> = [
  { ...box, name: 'short', numBlocks: 8, spatialScale: [0.15, 0.15] },
  { ...box, name: 'long', numBlocks: 2, spatialScale: [0.7, 0.7] },
];

const clip: Partial<MultiBlock3dParameters> = { patchSize: 16, tubeletSize: 2, parts, shapes: 'step' };

/** Published configurations of multi-block masking in space and time. All have the same boxes. */
export const multiBlock3dPresets: ReadonlyArray<StrategyPreset<MultiBlock3dParameters>> = [
  {
    name: 'v-jepa',
    source: 'V-JEPA, Bardes et al. 2024, appendix, configs/pretrain/vitl16.yaml: 16 frames of 224 pixels',
    config: { ...clip, inputSize: 224, numFrames: 16 },
  },
  {
    name: 'v-jepa-384px',
    source: 'V-JEPA, Bardes et al. 2024, appendix, configs/pretrain/vith16_384.yaml: 16 frames of 384 pixels',
    config: { ...clip, inputSize: 384, numFrames: 16 },
  },
  {
    name: 'v-jepa-2',
    source: 'V-JEPA 2, Assran et al. 2025, pretraining: 16 frames of 256 pixels',
    config: { ...clip, inputSize: 256, numFrames: 16 },
  },
  {
    name: 'v-jepa-2-64f',
    source: 'V-JEPA 2, Assran et al. 2025, cool-down: 64 frames of 256 pixels',
    config: { ...clip, inputSize: 256, numFrames: 64 },
  },
  {
    name: 'v-jepa-2-64f-384px',
    source: 'V-JEPA 2, Assran et al. 2025, cool-down of ViT-g: 64 frames of 384 pixels',
    config: { ...clip, inputSize: 384, numFrames: 64 },
  },
];
