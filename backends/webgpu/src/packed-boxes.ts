import type { BoxPart } from '@jepa-masks/core';

/**
 * A part's boxes as the kernels read them, one 32-bit word each. Its low half is
 * the box's first patch; its high half is how many patches its last one comes
 * after that. Both are below 65,536, the most patches a grid has, however many
 * axes it has and however long they are. Four targets and a context of one box
 * each are 20 bytes a sample.
 */
export const packBoxes = ({ boxes, grid }: BoxPart): Uint32Array => {
  const { axes, rows, columns } = grid;
  const words = new Uint32Array(boxes.length / (2 * axes));
  for (let word = 0, at = 0; word < words.length; word++) {
    let first = 0;
    let after = 0;
    for (let axis = 0; axis < axes; axis++, at++) {
      // A step along an axis is as many along the next as that is long.
      const length = axis === axes - 1 ? columns : rows;
      first = first * length + boxes[at]!;
      after = after * length + boxes[at + axes]! - 1;
    }
    at += axes;
    words[word] = first | (after << 16);
  }
  return words;
};
