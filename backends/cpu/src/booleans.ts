import type { ByPart, Geometry, MaskSet, Tensor } from '@jepa-masks/core';
import { byPart, contextShape, ofPart, targetsShape } from '@jepa-masks/core/geometry';
import { takeBytes } from './buffers.js';
import { byteBrush } from './byte-brush.js';
import { fillPatches } from './fill-patches.js';
import { inPieces, type Painter } from './in-pieces.js';
import { paintBoxes } from './paint-boxes.js';
import { copyBytesOf, copyWordsOf } from './through-time.js';
import { wordBrush } from './word-brush.js';

/** Booleans, one byte a patch: 1 means "use this patch". */
export type BooleanMasks = MaskSet<Tensor<Uint8Array>>;

const wordsOf = ({ buffer, byteOffset, length }: Uint8Array): Int32Array =>
  new Int32Array(buffer, byteOffset, length >> 2);

/** Bytes of a tensor that are painted at once: where a patch is, is a 32-bit integer. */
const MOST_BYTES = 2 ** 30;

/** Paints boxes into masks of noughts, four patches at a time where they are whole words. */
const paintAtOnce: Painter = (part, context, targets) => {
  const { rows, columns, patches } = part.grid;
  if (((patches | context.byteOffset | targets.byteOffset) & 3) !== 0) {
    paintBoxes(part, patches, byteBrush, context, targets, [copyBytesOf(context), copyBytesOf(targets)]);
    return;
  }
  const [inContext, inTargets] = [wordsOf(context), wordsOf(targets)];
  const isWhole = ((rows * columns) & 3) === 0;
  const copies = isWhole ? ([copyWordsOf(inContext), copyWordsOf(inTargets)] as const) : undefined;
  paintBoxes(part, patches, wordBrush, inContext, inTargets, copies);
};

/**
 * Boolean masks, one byte a patch: context [B, N] (or [B, C, N]) and targets
 * [B, M, N]; once, or for each part by its name.
 *
 * @param into an earlier result, whose buffers are overwritten where they are long enough
 */
export const booleans = <P extends string>(
  geometry: Geometry<P>,
  into?: ByPart<P, BooleanMasks>,
): ByPart<P, BooleanMasks> =>
  byPart(geometry, (part, index) => {
    const { count, contexts, targets, grid } = part;
    const { patches } = grid;
    const earlier = into === undefined ? undefined : ofPart<P, BooleanMasks>(geometry.parts, into, index);
    const context = takeBytes(earlier?.context, count * contexts * patches).fill(0);
    const target = takeBytes(earlier?.targets, count * targets * patches).fill(0);
    if (part.masks === 'patches') fillPatches(part, context, target, 1);
    else inPieces(part, patches, MOST_BYTES, context, target, paintAtOnce);
    return {
      context: { data: context, shape: contextShape(part, patches) },
      targets: { data: target, shape: targetsShape(part, patches) },
    };
  });
