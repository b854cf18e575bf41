import { drawBits } from '../../patches/draw-bits.js';
import { LineProduct } from '../../patches/line-product.js';
import { setSampler } from '../../patches/set-sampler.js';
import type { Plan } from '../../plan/plan.js';
import type { Sampler } from '../../plan/strategy.js';
import type { AxesPart } from './axes-part.js';

/** Draws the kept rows and, apart from them, the kept columns, each subset as likely. */
export const axesSampler = (plan: Plan<'', AxesPart>): Sampler => {
  const [{ grid, keptRows, keptColumns }] = plan.parts;
  const { rows, columns, patches } = grid;
  const product = new LineProduct(grid);
  const inRows = new Uint32Array((rows + 31) >>> 5);
  const inColumns = new Uint32Array((columns + 31) >>> 5);
  return setSampler(patches, 'context', (words, at, _others, stream) => {
    drawBits(inRows, rows, keptRows, stream);
    drawBits(inColumns, columns, keptColumns, stream);
    product.paint(words, at, inRows, inColumns);
  });
};
