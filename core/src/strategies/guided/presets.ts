import type { StrategyPreset } from '../../plan/strategy.js';
import type { GuidedParameters } from './parameters.js';

/** Published configurations of masks that follow scores. */
export const guidedPresets: ReadonlyArray<StrategyPreset<GuidedParameters>> = [
  {
    name: 'attmask',
    source:
      'AttMask, Kakogeorgiou et al. 2022, section 3.2, AttMask-High: the most attended patches; at 30 %, the mean of its ratios of 10 to 50 %',
    config: { maskRatio: 0.3, pick: 'high' },
  },
  {
    name: 'attmask-hint',
    source:
      'AttMask, Kakogeorgiou et al. 2022, section 3.2, AttMask-Hint: some of the most attended tenth are shown again; here 30 % of them',
    config: { maskRatio: 0.3, pick: 'high', showMax: 0.1, showRatio: 0.3 },
  },
  {
    name: 'hpm',
    source:
      'HPM, Wang et al. 2023, section 3.3: 75 % masked, half of them, as at the end of training, of the highest predicted loss',
    config: { maskRatio: 0.75, pick: 'high', guidedShare: 0.5 },
  },
  {
    name: 'adamae',
    source:
      'AdaMAE, Bandara et al. 2023, section 3: 5 % of the patches of a clip are kept, drawn in proportion to a learned score',
    config: { numFrames: 16, tubeletSize: 2, maskRatio: 0.95, pick: 'sampled', draws: 'kept' },
  },
  {
    name: 'amt',
    source:
      'AMT, Liu et al. 2022, section 3: masked patches are drawn in proportion to attention, the next ones are thrown; shares as an example',
    config: { maskRatio: 0.45, throwRatio: 0.4, pick: 'sampled' },
  },
];
