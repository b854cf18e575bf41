import { type Geometry, measure, type Plan, type Statistics, sampleBatch, summarise } from '@jepa-masks/core';
import { patchCounts } from '@jepa-masks/core/geometry';
import { booleans } from '@jepa-masks/cpu';
import type { UnderMasks } from '@jepa-masks/render';
import { type DrawOptions, type PictureKind, pictureKinds, type Subject } from '@jepa-masks/render/kinds';
import { type Shown, scoresFor } from './shown.js';

/** Samples in the picture of samples; of clips each is a strip. */
const MOST_SAMPLES = { images: 12, clips: 4 } as const;

/** What stands in a place: an SVG document, undefined where there is none, and what it shows or why there is none. */
export interface Drawn {
  readonly svg: string | undefined;
  readonly told: string;
}

/** Kinds are called as the places where they stand. */
const kindNamed = (name: string): PictureKind => pictureKinds.find((kind) => kind.name === name)!;

/** Whether a part is a video. */
export const hasVideo = ({ parts }: Plan): boolean => parts.some(({ grid }) => grid.axes === 3);

/** The large pictures that there are of a plan, the usual one first. */
export const largePictures = (plan: Plan): ReadonlyArray<string> => {
  const several = hasVideo(plan)
    ? ['panel', 'parts', 'parts-combined']
    : ['parts', 'parts-combined', 'panel'];
  return (plan.parts.length === 1 ? ['panel'] : several).filter(
    (name) => kindNamed(name).whyNot?.(plan, {}) === undefined,
  );
};

/** The large picture that a state asks for, or the usual one. */
export const largeKind = ({ plan, state }: Shown): string => {
  const kinds = largePictures(plan);
  return kinds.includes(state.picture) ? state.picture : kinds[0]!;
};

/** The part that pictures of one part draw. */
export const partOf = ({ plan, state }: Shown): string =>
  plan.parts.find(({ name }) => name === state.part)?.name ?? plan.parts[0].name;

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** What a sample's masks are, in words. */
const tellSample = (geometry: Geometry): string =>
  geometry.parts
    .map((part) => {
      const { context, targets } = patchCounts(part);
      const { patches } = part.grid;
      const seen = [...context].map(
        (count) => `${count} of ${patches} patches (${percent(count / patches)})`,
      );
      const lists = `context ${seen.join(', ')}; targets ${[...targets].join(', ')} patches`;
      return part.name === '' ? lists : `${part.name}: ${lists}`;
    })
    .join('. ');

/** Counts so many samples of the step. */
export const countSamples = (
  shown: Shown,
  detail: ReadonlyArray<number> | undefined,
  count: number,
): Statistics =>
  summarise(measure(shown.plan, booleans, { ...shown.request, count, ...scoresFor(shown, detail, count) }));

/** Where nothing was counted. */
const UNCOUNTED: Statistics = { samples: 0, parts: [] };

/** What pictures of some samples of the batch are drawn of. */
const subjectOf = (
  shown: Shown,
  detail: ReadonlyArray<number> | undefined,
  { first, count }: { readonly first: number; readonly count: number },
  statistics: Statistics = UNCOUNTED,
): Subject => {
  const request = { ...shown.request, first, count };
  const handedIn = scoresFor(shown, detail, count);
  const geometry = sampleBatch(shown.plan, { ...request, ...handedIn });
  return {
    request,
    geometry,
    ...handedIn,
    samples: count,
    statistics,
    thinning: undefined,
    collation: undefined,
  };
};

/** The large picture: the sample that the state names. */
export const drawLarge = (
  shown: Shown,
  under: UnderMasks,
  detail: ReadonlyArray<number> | undefined,
  options: DrawOptions,
): Drawn => {
  const { state, spectrogram } = shown;
  const kind = kindNamed(largeKind(shown));
  const first = Math.min(state.sample, state.batch - 1);
  const subject = subjectOf(shown, detail, { first, count: 1 });
  return {
    svg: kind.draw(subject, { ...options, ...under, spectrogram }, partOf(shown)),
    told: `Sample ${first}: ${tellSample(subject.geometry)}.`,
  };
};

/** The first samples of the batch. */
export const drawSamples = (
  shown: Shown,
  under: UnderMasks,
  detail: ReadonlyArray<number> | undefined,
  options: DrawOptions,
): Drawn => {
  const count = Math.min(shown.request.count, MOST_SAMPLES[hasVideo(shown.plan) ? 'clips' : 'images']);
  const subject = subjectOf(shown, detail, { first: 0, count });
  const { spectrogram } = shown;
  return {
    svg: kindNamed('samples').draw(subject, { ...options, ...under, spectrogram }, partOf(shown)),
    told: `The first ${count} samples of the batch, context and targets of each.`,
  };
};

const tellCounts = ({ samples, parts }: Statistics): string =>
  `Of ${samples} samples: ${parts
    .map(({ name, context, union }) => {
      const counts = `the context has ${percent(context.mean)} of the patches on average, all targets ${percent(union.mean)}`;
      return name === '' ? counts : `${name}: ${counts}`;
    })
    .join('; ')}.`;

/** A picture of what was counted. */
export const drawCounts = (
  shown: Shown,
  statistics: Statistics,
  place: 'visits' | 'coverage' | 'shapes',
  options: DrawOptions,
): Drawn => {
  const kind = kindNamed(place);
  const whyNot = kind.whyNot?.(shown.plan, {});
  if (whyNot !== undefined) return { svg: undefined, told: `No picture: ${whyNot}.` };
  const subject = subjectOf(shown, undefined, { first: 0, count: 1 }, statistics);
  return {
    svg: kind.draw(subject, { ...options, spectrogram: shown.spectrogram }, ''),
    told: tellCounts(statistics),
  };
};
