import type { PatchPart } from '../../geometry/part.js';
import { Stream } from '../../keys/stream.js';
import { allPatches } from '../../patches/all-patches.js';
import { writeComplement } from '../../patches/complement.js';
import { drawMarks } from '../../patches/draw-marks.js';
import { LineProduct } from '../../patches/line-product.js';
import type { Plan } from '../../plan/plan.js';
import type { Sampler } from '../../plan/strategy.js';
import type { AxesPart } from './axes-part.js';

/** Draws the kept rows and, apart from them, the kept columns, each subset as likely. */
export const axesSampler = (plan: Plan<'', AxesPart>): Sampler => {
  const [{ grid, keptRows, keptColumns }] = plan.parts;
  const { rows, columns } = grid;
  const stream = new Stream();
  const product = new LineProduct(grid);
  const inRows = new Uint8Array(rows);
  const inColumns = new Uint8Array(columns);
  const all = allPatches(grid.patches);
  const length = all.length;
  return (root) => (index, sample, parts) => {
    const { words, phases } = parts[0] as PatchPart;
    const context = sample * 2 * length;
    stream.seed(root, index, -1);
    drawMarks(inRows, rows, keptRows, stream);
    drawMarks(inColumns, columns, keptColumns, stream);
    for (let word = 0; word < length; word++) words[context + word] = 0;
    product.paint(words, context, inRows, inColumns);
    writeComplement(words, context, context + length, all);
    phases[sample] = stream.next();
  };
};
