import { type ConfigError, isLeft, type Plan } from '@jepa-masks/core';
import type { UnderMasks } from '@jepa-masks/render';
import type { PlaygroundState } from '../state/state.js';
import type { Stages } from './latest.js';
import type { Answer, Order, Place, ToldError, ToldPlan } from './messages.js';
import {
  countSamples,
  type Drawn,
  drawCounts,
  drawLarge,
  drawSamples,
  hasVideo,
  largePictures,
} from './pictures.js';
import { reportLines } from './report-lines.js';
import { MOST_PATCHES, patchesOf, planState, type Shown } from './shown.js';
import { timeBatch } from './timing.js';
import type { UnderImages } from './under.js';

/** Sends an answer, and hands over the buffers named. */
export type Send = (answer: Answer, transfer?: ReadonlyArray<ArrayBuffer>) => void;

/** Samples that are counted while something changes, and once nothing does. */
const COUNTED = { atFirst: 128, atLast: 1024 } as const;

/** Patches that all samples counted may have together: more would keep a visitor waiting. */
const MOST_COUNTED = 4_000_000;

/** Patches of which a report takes so little that it is told of while something changes; of more it may take seconds. */
const MOST_QUICK = 4096;

/** Pixels a side of what lies under masks on the page: sharp on most screens. */
const SIDE = 512;

/** The headings and facts that pictures have by themselves stand on the page. */
const ON_PAGE = { title: false } as const;

/** The change that mends an error; of a name that no field has, that of the field that was meant. */
const changeFor = (error: ConfigError, { parameters }: PlaygroundState): ToldError['suggestion'] => {
  if (error.suggestion !== undefined || error.code !== 'unknown_field') return error.suggestion;
  const [name] = error.path;
  // In a record of a list it is the list that would have to change.
  if (typeof name !== 'string' || error.path.length > 1) return undefined;
  const { didYouMean } = error;
  return { [name]: undefined, ...(didYouMean === undefined ? {} : { [didYouMean]: parameters[name] }) };
};

const toldError = (error: ConfigError, state: PlaygroundState): ToldError => ({
  path: error.path,
  message: error.message,
  suggestion: changeFor(error, state),
});

const toldPlan = (plan: Plan): ToldPlan => ({
  parameters: plan.parameters,
  parts: plan.parts.map(({ name }) => name),
  follows: plan.parts.some(({ follows }) => follows === 'scores'),
  plays: hasVideo(plan),
  pictures: largePictures(plan),
});

/** What a plan of more patches than can be seen is answered with. */
const tooMany = (plan: Plan): ToldError => ({
  path: [],
  message: `has ${patchesOf(plan)} patches, which this page can't show; the library can draw them. Give images, clips or rows of ${MOST_PATCHES} patches at most`,
  suggestion: undefined,
});

const encoder = new TextEncoder();

const sendPicture = (send: Send, id: number, place: Place, { svg, told }: Drawn): void => {
  const bytes = svg === undefined ? undefined : encoder.encode(svg);
  send({ kind: 'picture', id, place, svg: bytes, told }, bytes === undefined ? [] : [bytes.buffer]);
};

/** How much detail the photograph has in each patch, where masks follow scores and are asked to follow that. */
export const detailFor = ({ plan, state }: Shown, images: UnderImages | undefined) => {
  const part = plan.parts.find(({ follows }) => follows === 'scores');
  return part === undefined || !state.scores || images === undefined ? undefined : images.detail(part.grid);
};

/** What lies under the masks: nothing where none is wanted, or where masks are of sound. */
export const underFor = async (
  { plan, state, spectrogram }: Shown,
  images: UnderImages | undefined,
  side: number = SIDE,
): Promise<UnderMasks> =>
  state.photograph && !spectrogram && images !== undefined ? images.under(plan, side) : {};

/**
 * The stages of an answer to a state: the plan and the large picture first, or
 * what is wrong with it.
 *
 * @param images gives those in force: others may have come since the stage before, and the old ones be closed
 */
export const showStages = (
  { id, state, references }: Extract<Order, { readonly kind: 'show' }>,
  images: () => UnderImages | undefined,
  send: Send,
): Stages => {
  const planned = planState(state);
  if (isLeft(planned)) {
    const errors = planned.left.map((error) => toldError(error, state));
    return { first: () => send({ kind: 'errors', id, errors }) };
  }
  const shown = planned.right;
  const { plan } = shown;
  const patches = patchesOf(plan);
  if (patches > MOST_PATCHES) {
    return { first: () => send({ kind: 'errors', id, errors: [tooMany(plan)] }) };
  }
  const detail = detailFor(shown, images());
  const report = () => send({ kind: 'report', id, lines: reportLines(plan) });
  const counts = (samples: number) => {
    const statistics = countSamples(shown, detail, Math.min(samples, Math.ceil(MOST_COUNTED / patches)));
    for (const place of ['visits', 'coverage', 'shapes'] as const) {
      sendPicture(send, id, place, drawCounts(shown, statistics, place, ON_PAGE));
    }
  };
  return {
    first: async () => {
      send({ kind: 'plan', id, plan: toldPlan(plan) });
      sendPicture(send, id, 'large', drawLarge(shown, await underFor(shown, images()), detail, ON_PAGE));
    },
    others: [
      async () =>
        sendPicture(
          send,
          id,
          'samples',
          drawSamples(shown, await underFor(shown, images()), detail, ON_PAGE),
        ),
      () => counts(COUNTED.atFirst),
      ...(patches > MOST_QUICK ? [] : [report]),
    ],
    last: [
      ...(patches > MOST_QUICK ? [report] : []),
      () => counts(COUNTED.atLast),
      async () => {
        if (!references && state.beside === undefined) return;
        const { drawBeside, referencesFor } = await import('./beside.js');
        send({ kind: 'references', id, references: referencesFor(plan) });
        if (state.beside === undefined) return;
        const under = await underFor(shown, images());
        sendPicture(send, id, 'beside', await drawBeside(shown, state.beside, under, ON_PAGE));
      },
      async () => send({ kind: 'timing', id, timing: await timeBatch(shown, detail) }),
      () => send({ kind: 'done', id }),
    ],
  };
};
