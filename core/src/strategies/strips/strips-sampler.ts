import type { PatchPart } from '../../geometry/part.js';
import { Stream } from '../../keys/stream.js';
import { allPatches } from '../../patches/all-patches.js';
import { writeComplement } from '../../patches/complement.js';
import { LineProduct } from '../../patches/line-product.js';
import type { Plan } from '../../plan/plan.js';
import type { Sampler } from '../../plan/strategy.js';
import { StripDraw } from './strip-draw.js';
import type { StripsPart } from './strips-part.js';

/** Draws strips of rows and, apart from them, of columns; the context is where kept rows and columns cross. */
export const stripsSampler = (plan: Plan<'', StripsPart>): Sampler => {
  const [{ grid, maskedRows, maskedColumns, rowStrips, columnStrips, wrap }] = plan.parts;
  const stream = new Stream();
  const product = new LineProduct(grid);
  const rows = new StripDraw(grid.rows, maskedRows, rowStrips, wrap);
  const columns = new StripDraw(grid.columns, maskedColumns, columnStrips, wrap);
  const all = allPatches(grid.patches);
  const length = all.length;
  return (root) => (index, sample, parts) => {
    const { words, phases } = parts[0] as PatchPart;
    const context = sample * 2 * length;
    stream.seed(root, index, -1);
    rows.draw(stream);
    columns.draw(stream);
    for (let word = 0; word < length; word++) words[context + word] = 0;
    product.paint(words, context, rows.kept, columns.kept);
    writeComplement(words, context, context + length, all);
    phases[sample] = stream.next();
  };
};
