import type { HierarchicalParameters } from './hierarchical/parameters.js';
import type { MultiBlockParameters } from './multi-block/parameters.js';

/** A named configuration and where it comes from. */
export interface Preset {
  /** As the command line's `--preset` names it, e.g. `i-jepa`. */
  readonly name: string;
  /** Name of the strategy it configures. */
  readonly strategy: string;
  /** Paper or code that it is taken from. */
  readonly source: string;
  /** The fields in which it differs from the strategy's defaults. */
  readonly config: Partial<MultiBlockParameters> | Partial<HierarchicalParameters>;
}

const hJepaMultiBlock: Partial<MultiBlockParameters> = {};

const hJepaHierarchical: Partial<HierarchicalParameters> = {};

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

/** Every preset. */
export const presets: ReadonlyArray<Preset> = [
  {
    name: 'h-jepa-multi-block',
    strategy: 'multi_block',
    source: 'H-JEPA, MultiBlockMaskGenerator defaults, with targets kept apart',
    config: hJepaMultiBlock,
  },
  {
    name: 'h-jepa-hierarchical',
    strategy: 'hierarchical',
    source: 'H-JEPA, HierarchicalMaskGenerator defaults, with targets kept apart',
    config: hJepaHierarchical,
  },
  {
    name: 'i-jepa',
    strategy: 'multi_block',
    source: 'I-JEPA, Assran et al. 2023, appendix A.1 and the ViT-H/14 configuration; targets may overlap',
    config: iJepa,
  },
];
