import type { StrategyPreset } from '../../plan/strategy.js';
import type { SpansParameters } from './parameters.js';

/** Published configurations of masks by spans. */
export const spansPresets: ReadonlyArray<StrategyPreset<SpansParameters>> = [
  {
    name: 'wav2vec2',
    source:
      'wav2vec 2.0, Baevski et al. 2020, section 4.2: spans of 10 steps, which may touch, over 49 % of the time; 781 steps for 250,000 samples of sound',
    config: { numTokens: 781, maskRatio: 0.49, spanLength: 10, spanLengths: 'fixed', minGap: 0 },
  },
  {
    name: 'hubert',
    source:
      'HuBERT, Hsu et al. 2021, section IV.C: spans of 10 steps begin at 8 % of the steps, which masks 1 − 0.92¹⁰ = 57 %; 781 steps for 250,000 samples of sound',
    config: { numTokens: 781, maskRatio: 0.57, spanLength: 10, spanLengths: 'fixed', minGap: 0 },
  },
  {
    name: 'specaugment',
    source:
      'SpecAugment, Park et al. 2019, table 1, LibriSpeech double: two masks of up to 100 steps, 50 on average; 1,000 steps for ten seconds',
    config: { numTokens: 1000, maskRatio: 0.1, spanLength: 50, spanLengths: 'composed', minGap: 0 },
  },
  {
    name: 't5',
    source:
      'T5, Raffel et al. 2020, section 3.3.4: 15 % in spans of 3 tokens on average; 568 tokens, of which 512 are left with one for each span and one at the end',
    config: { numTokens: 568, maskRatio: 0.15, spanLength: 3, spanLengths: 'composed', minGap: 1 },
  },
];
