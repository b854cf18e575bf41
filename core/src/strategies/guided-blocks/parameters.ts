import { MOST_SCORED } from '../../blocks/placing/scored-positions.js';
import type { FieldsOf } from '../../config/field.js';
import { type MultiBlockParameters, multiBlockFields, numTargetMasks } from '../multi-block/parameters.js';

/** Parameters of blocks that follow scores: those of multi-block whose targets are kept apart, and how far scores count. */
export interface GuidedBlocksParameters extends Omit<MultiBlockParameters, 'shapes' | 'targetOverlap'> {
  /** Targets a sample, 1 to 8. Default 4. */
  readonly numTargetMasks: number;
  /**
   * How likely the place of a target is drawn in proportion to the scores it
   * covers; else each valid place is as likely. Default 0.5.
   */
  readonly scoreShare: number;
}

const { targetOverlap: _, shapes: __, ...fields } = multiBlockFields;

/** The fields, from which validation, file schema and command line are made. */
export const guidedBlocksFields: FieldsOf<GuidedBlocksParameters> = {
  ...fields,
  numTargetMasks: { ...numTargetMasks, max: MOST_SCORED },
  scoreShare: {
    kind: 'number',
    summary:
      'Share of targets whose place is drawn in proportion to the scores it covers; of others each valid place is as likely',
    fileNames: ['score_share'],
    publishedNames: [],
    min: 0,
    max: 1,
    fallback: 0.5,
  },
};
