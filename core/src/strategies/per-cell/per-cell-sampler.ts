import type { Stream } from '../../keys/stream.js';
import { setSampler } from '../../patches/set-sampler.js';
import type { Plan } from '../../plan/plan.js';
import type { Sampler } from '../../plan/strategy.js';
import { cellsOf } from './cells.js';
import type { PerCellPart } from './per-cell-part.js';

/**
 * Draws so many patches of every cell, each subset as likely: those kept or
 * those masked, whichever are fewer. Cells that the edge cuts off share what is
 * kept of them by one draw u: of all M of their patches T are kept, and the cell
 * that has patches a to b of them keeps ⌊(T·b + u) / M⌋ − ⌊(T·a + u) / M⌋, so
 * that each of their patches is kept with probability T / M.
 */
export const perCellSampler = (plan: Plan<'', PerCellPart>): Sampler => {
  const [part] = plan.parts;
  const { grid, cellRows, cellColumns, keep, keepOfCut } = part;
  const { patches, starts, whole } = cellsOf(part);
  const area = cellRows * cellColumns;
  const drawsKept = keep * 2 <= area;
  const drawn = drawsKept ? keep : area - keep;
  const cells = starts.length - 1;
  const firstCut = whole * area;
  const ofCut = grid.patches - firstCut;
  const order = new Int32Array(Math.min(area, grid.patches));

  /** Sets so many patches of a cell: the first steps of a shuffle. */
  const drawCell = (
    words: Uint32Array,
    at: number,
    start: number,
    size: number,
    count: number,
    stream: Stream,
  ): void => {
    if (count === 1) {
      const patch = patches[start + stream.below(size)]!;
      words[at + (patch >>> 5)]! |= 0x80000000 >>> (patch & 31);
      return;
    }
    for (let one = 0; one < size; one++) order[one] = patches[start + one]!;
    for (let draw = 0; draw < count; draw++) {
      const other = draw + stream.below(size - draw);
      const patch = order[other]!;
      order[other] = order[draw]!;
      words[at + (patch >>> 5)]! |= 0x80000000 >>> (patch & 31);
    }
  };

  return setSampler(grid.patches, drawsKept ? 'context' : 'target', (words, at, _others, stream) => {
    for (let start = 0; start < firstCut; start += area) drawCell(words, at, start, area, drawn, stream);
    const share = ofCut > 0 ? stream.below(ofCut) : 0;
    for (let cell = whole; cell < cells; cell++) {
      const start = starts[cell]!;
      const end = starts[cell + 1]!;
      const before = Math.floor((keepOfCut * (start - firstCut) + share) / ofCut);
      const kept = Math.floor((keepOfCut * (end - firstCut) + share) / ofCut) - before;
      drawCell(words, at, start, end - start, drawsKept ? kept : end - start - kept, stream);
    }
  });
};
