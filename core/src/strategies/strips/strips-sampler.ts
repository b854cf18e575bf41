import { LineProduct } from '../../patches/line-product.js';
import { setSampler } from '../../patches/set-sampler.js';
import type { Plan } from '../../plan/plan.js';
import type { Sampler } from '../../plan/strategy.js';
import { StripDraw } from './strip-draw.js';
import type { StripsPart } from './strips-part.js';

/** Draws strips of rows and, apart from them, of columns; the context is where kept rows and columns cross. */
export const stripsSampler = (plan: Plan<'', StripsPart>): Sampler => {
  const [{ grid, maskedRows, maskedColumns, rowStrips, columnStrips, wrap }] = plan.parts;
  const product = new LineProduct(grid);
  const rows = new StripDraw(grid.rows, maskedRows, rowStrips, wrap);
  const columns = new StripDraw(grid.columns, maskedColumns, columnStrips, wrap);
  return setSampler(grid.patches, 'context', (words, at, _others, stream) => {
    rows.draw(stream);
    columns.draw(stream);
    product.paint(words, at, rows.kept, columns.kept);
  });
};
