import { type FunctionalComponent, h, type VNode } from 'vue';
import { LARGE_PICTURES, type PlaygroundState } from '../state/state.js';
import type { Place } from '../worker/messages.js';
import { labelled } from './choice.js';
import type { Desk, PagePicture } from './desk.js';
import { savePicture } from './save.js';

/** What stands above each picture, and what it means. */
const CAPTIONS: Readonly<Record<Place, readonly [title: string, meaning: string, more?: string]>> = {
  large: [
    'One sample',
    'The encoder sees the context; the targets are to be predicted.',
    'Each target has its own colour and number.',
  ],
  samples: ['The batch', 'Other samples of the same step: each is drawn anew, by its index.'],
  visits: [
    'How often each patch is visited',
    'Over many samples: the share of contexts, and of samples’ targets, that hold the patch. Bright is often.',
  ],
  coverage: ['How large the masks are', 'The share of all patches that contexts and targets have.'],
  shapes: ['Which blocks are drawn', 'Heights and widths of blocks, and how often each is drawn.'],
  beside: ['Beside a published generator', 'Asked for the same, with the same seed.'],
};

const saveButtons = (desk: Desk, place: Place): VNode =>
  h(
    'div',
    { class: 'save-picture' },
    (['svg', 'png'] as const).map((format) =>
      h(
        'button',
        {
          type: 'button',
          'aria-label': `Save as ${format.toUpperCase()}: ${CAPTIONS[place][0]}`,
          onClick: () => savePicture(desk, place, format),
        },
        format.toUpperCase(),
      ),
    ),
  );

interface PictureProps {
  readonly desk: Desk;
  readonly place: Place;
  /** What is seen in place of the picture. */
  readonly instead?: PagePicture | undefined;
}

/**
 * A picture with its heading, its meaning and its buttons, and what else stands
 * above it. What is told below the large one is the image's own text.
 */
export const Picture: FunctionalComponent<PictureProps> = ({ desk, place, instead }, { slots }) => {
  const [title, meaning, more] = CAPTIONS[place];
  const picture = desk.pictures[place];
  return h('figure', { class: ['picture', place], 'data-place': place }, [
    h('figcaption', [
      h('div', { class: 'heading' }, [
        h('h2', { tabindex: -1 }, title),
        picture?.url === undefined ? undefined : saveButtons(desk, place),
      ]),
      h('p', [meaning, more === undefined ? undefined : h('span', { class: 'more' }, ` ${more}`)]),
    ]),
    slots.default?.(),
    picture?.url === undefined
      ? h(
          'p',
          { class: 'none' },
          picture?.told ?? (desk.errors.value.length > 0 ? 'Nothing to draw yet.' : 'Drawing …'),
        )
      : h('img', { src: instead?.url ?? picture.url, alt: instead?.told ?? picture.told }),
    place === 'large' && picture !== undefined
      ? h('p', { class: 'told', 'aria-hidden': 'true' }, picture.told)
      : undefined,
  ]);
};
Picture.props = ['desk', 'place', 'instead'];

const NAMES: Readonly<Record<(typeof LARGE_PICTURES)[number], string>> = {
  usual: 'the usual',
  panel: 'one part',
  parts: 'all parts',
  'parts-combined': 'targets of all parts as outlines',
};

/** Which part, and how: where a plan has several. */
export const PartChoice: FunctionalComponent<{ readonly desk: Desk; readonly state: PlaygroundState }> = ({
  desk,
  state,
}) => {
  const plan = desk.plan.value;
  if (plan === undefined || plan.parts.length === 1) return undefined;
  const pictures = LARGE_PICTURES.filter((name) => name === 'usual' || plan.pictures.includes(name));
  return h('div', { class: 'row' }, [
    labelled(
      'Picture',
      'picture',
      state.picture,
      pictures.map((name) => [name, NAMES[name]] as const),
      (name) => desk.change({ picture: name as PlaygroundState['picture'] }),
    ),
    labelled(
      'Part of one-part pictures',
      'part',
      plan.parts.find((name) => name === state.part) ?? plan.parts[0]!,
      plan.parts.map((name) => [name, name] as const),
      (part) => desk.change({ part }),
    ),
  ]);
};
PartChoice.props = ['desk', 'state'];
