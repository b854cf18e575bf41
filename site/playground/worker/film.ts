import { sampleBatch, unwrap } from '@jepa-masks/core';
import { videoFramesSvg } from '@jepa-masks/render';
import type { PlaygroundState } from '../state/state.js';
import { largeKind, partOf } from './pictures.js';
import { detailFor, underFor } from './show.js';
import { planState, type Shown, scoresFor } from './shown.js';
import type { UnderImages } from './under.js';

/** The part that plays alone: the one that is drawn large, where that is one, and a video. */
const alone = (shown: Shown): { readonly part?: string } => {
  const part = partOf(shown);
  const grid = shown.plan.parts.find(({ name }) => name === part)?.grid;
  return largeKind(shown) === 'panel' && grid?.axes === 3 ? { part } : {};
};

/** The sample that a state draws large, a picture for each time step of its video. */
export const filmOf = async (
  state: PlaygroundState,
  images: UnderImages | undefined,
): Promise<ReadonlyArray<Uint8Array<ArrayBuffer>>> => {
  const shown = unwrap(planState(state));
  const request = { ...shown.request, first: Math.min(state.sample, state.batch - 1), count: 1 };
  const geometry = sampleBatch(shown.plan, {
    ...request,
    ...scoresFor(shown, detailFor(shown, images), 1),
  });
  const { clip } = await underFor(shown, images);
  const under = clip === undefined ? {} : { clip };
  const frames = videoFramesSvg(geometry, { ...under, ...alone(shown), request, title: false });
  return frames.map((svg) => new TextEncoder().encode(svg));
};
