import { right } from '../config/either.js';
import { SCALES, SIDES } from './bounds.js';
import { gridOf, partsOf, type ReferenceGrid } from './grid.js';
import { oneEach, plainBatch } from './masks.js';
import { type Reference, reference } from './reference.js';
import { integer, real } from './settings.js';
import { numpyLegacy } from './streams/numpy-legacy.js';
import { shuffle } from './streams/shuffle.js';

/** The keyword arguments of SimMIM's `MaskGenerator`; missing ones take its defaults. */
export interface SimmimRandomConfig {
  /** Image side in pixels. */
  readonly input_size?: number;
  /** Side in pixels of the coarse cells that are masked whole. */
  readonly mask_patch_size?: number;
  /** Side in pixels of the model's patches, of which the mask is made. */
  readonly model_patch_size?: number;
  /** Fraction of the cells that is masked, rounded up. Default 0.6. */
  readonly mask_ratio?: number;
}

interface Plan {
  readonly grid: ReferenceGrid;
  /** Coarse cells a side. */
  readonly cells: number;
  /** Patches a coarse cell's side. */
  readonly repeats: number;
  /** Coarse cells to mask. */
  readonly masked: number;
}

const NAME = 'simmim-random';

const defaults: Required<SimmimRandomConfig> = {
  input_size: 192,
  mask_patch_size: 32,
  model_patch_size: 4,
  mask_ratio: 0.6,
};

/** SimMIM's random masks: a fixed number of coarse cells, drawn without replacement. */
export const simmimRandom: Reference<Plan, SimmimRandomConfig> = reference({
  name: NAME,
  summary: 'A fixed number of coarse square cells masked at random',
  source: 'SimMIM (arXiv:2111.09886), MaskGenerator',
  guarantees: 'exact number of cells',
  stepped: false,
  counted: false,
  defaults,
  example: { config: defaults },
  kind: numpyLegacy,
  plan: (settings) => {
    const input = integer(settings, 'input_size', SIDES);
    const coarse = integer(settings, 'mask_patch_size', SIDES);
    const fine = integer(settings, 'model_patch_size', SIDES);
    const [cells] = partsOf(settings, ['input_size', 'mask_patch_size'], [input, input], [coarse, coarse]);
    const [repeats] = partsOf(
      settings,
      ['mask_patch_size', 'model_patch_size'],
      [coarse, coarse],
      [fine, fine],
    );
    const grid = gridOf(
      settings,
      ['input_size', 'mask_patch_size', 'model_patch_size'],
      [1, cells * repeats, cells * repeats],
    );
    return { grid, cells, repeats, masked: Math.ceil(cells * cells * real(settings, 'mask_ratio', SCALES)) };
  },
  bytes: ({ grid }) => grid.patches,
  sample: ({ grid, cells, repeats, masked }, batch, { stream }) => {
    const mask = new Uint8Array(batch * grid.patches);
    const order = new Int32Array(cells * cells);
    for (let offset = 0; offset < mask.length; offset += grid.patches) {
      for (let cell = 0; cell < order.length; cell++) order[cell] = cell;
      shuffle(stream, order);
      for (let i = 0; i < masked; i++) {
        const cell = order[i]!;
        const column = cell % cells;
        const row = (cell - column) / cells;
        let first = offset + (row * grid.width + column) * repeats;
        for (let k = 0; k < repeats; k++, first += grid.width) mask.fill(1, first, first + repeats);
      }
    }
    return right(plainBatch(NAME, grid, batch, { mask: oneEach(mask) }));
  },
});
