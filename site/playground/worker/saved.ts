import { isLeft, unwrap } from '@jepa-masks/core';
import type { PlaygroundState } from '../state/state.js';
import type { Place, SaveWhat } from './messages.js';
import { countSamples, type Drawn, drawCounts, drawLarge, drawSamples } from './pictures.js';
import { detailFor, underFor } from './show.js';
import { planState, type Shown, scoresFor } from './shown.js';
import type { UnderImages } from './under.js';

/** A file to be saved. */
export interface SavedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Pixels a side of a photograph in a picture that is saved: sharp in print. */
const SIDE = 1024;

/** Samples that pictures of counts are saved of. */
const COUNTED = 1024;

const drawnFor = async (
  shown: Shown,
  place: Place,
  images: UnderImages | undefined,
  detail: ReadonlyArray<number> | undefined,
): Promise<Drawn> => {
  if (place === 'visits' || place === 'coverage' || place === 'shapes') {
    return drawCounts(shown, countSamples(shown, detail, COUNTED), place, {});
  }
  const under = await underFor(shown, images, SIDE);
  if (place === 'large') return drawLarge(shown, under, detail, {});
  if (place === 'samples') return drawSamples(shown, under, detail, {});
  const { drawBeside } = await import('./beside.js');
  return drawBeside(shown, shown.state.beside ?? '', under, {});
};

/** A file of what a state shows; an error says why there is none. */
export const saved = async (
  state: PlaygroundState,
  what: SaveWhat,
  images: UnderImages | undefined,
): Promise<SavedFile> => {
  const shown = unwrap(planState(state));
  const detail = detailFor(shown, images);
  const base = `${state.preset ?? state.strategy}-seed-${state.seed}-step-${state.step}`;
  if (what.as === 'svg') {
    const { place } = what;
    const { svg, told } = await drawnFor(shown, place, images, detail);
    if (svg === undefined) throw new Error(told);
    return { name: `${base}-${place}.svg`, type: 'image/svg+xml', bytes: new TextEncoder().encode(svg) };
  }
  const { npyBytes, npzBytes } = await import('@jepa-masks/export/web');
  if (what.as === 'scores') {
    if (detail === undefined) throw new Error('These masks follow no scores.');
    return { name: 'scores.npy', type: 'application/octet-stream', bytes: npyBytes(detail) };
  }
  const { plan, request } = shown;
  const written = await npzBytes(plan, { ...request, ...scoresFor(shown, detail, request.count) });
  if (isLeft(written)) throw new Error(written.left.message);
  return { name: `${base}.npz`, type: 'application/zip', bytes: written.right };
};
