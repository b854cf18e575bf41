import { PATCH } from '../../examples/training/src/data/patches.js';
import { SIDE } from '../../examples/training/src/data/photographs.js';
import type { MaskChoice } from '../../examples/training/src/masks/choice.js';

/** Masks that a reader can train with. */
export interface Preset {
  readonly id: string;
  readonly name: string;
  /** What they do, in a sentence. */
  readonly says: string;
  readonly masks: MaskChoice;
}

const grid = { inputSize: SIDE, patchSize: PATCH };

const planned = (strategy: string, parameters: Readonly<Record<string, unknown>> = {}): MaskChoice => ({
  published: false,
  strategy,
  parameters: { ...grid, ...parameters },
  collation: { policy: 'pad' },
});

export const presets: ReadonlyArray<Preset> = [
  {
    id: 'multi-block',
    name: 'Multi-block',
    says: 'Four targets that may overlap; the encoder sees the rest of one large block. I-JEPA’s masks.',
    masks: planned('multi_block', { targetOverlap: 'allow' }),
  },
  {
    id: 'apart',
    name: 'Multi-block, targets apart',
    says: 'The same four targets, none of which overlaps another: less is left to see.',
    masks: planned('multi_block'),
  },
  {
    id: 'hierarchical',
    name: 'Hierarchical',
    says: 'Three levels, from small targets to large ones, with a predictor each. A step takes twice as long.',
    masks: planned('hierarchical', { numHierarchies: 3, numTargetMasks: 2 }),
  },
  {
    id: 'random',
    name: 'Random, 75 %',
    says: 'Three quarters of the patches, anywhere: a target’s neighbours are often seen.',
    masks: planned('random', { maskRatio: 0.75 }),
  },
  {
    id: 'few',
    name: 'Random, 10 %',
    says: 'Five patches, anywhere: what surrounds each is seen, and says nearly all of it.',
    masks: planned('random', { maskRatio: 0.1 }),
  },
  {
    id: 'ijepa-multi-block',
    name: 'I-JEPA’s own collator',
    says: 'As published: every list is cut to the shortest of its batch, from the front.',
    masks: { published: true },
  },
];
