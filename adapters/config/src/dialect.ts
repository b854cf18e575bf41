import { formatValue, type Range } from '@jepa-masks/core/config';
import type { ConfigFileError } from './config-file-error.js';
import { TYPE_KEY } from './field-names.js';
import type { Section } from './find-section.js';
import type { ConfigNotice } from './notice.js';

/** A value that published code has where its configuration says nothing. */
interface PublishedDefault {
  readonly value: unknown;
  readonly message: string;
}

/** Ranges of one field between the file's unit and ours: the same both ways. */
export interface Conversion {
  readonly turn: (range: Range) => Range;
  readonly message: (from: Range, to: Range) => string;
}

/** How the configurations of some published code differ from these in what a name means. */
export interface Dialect {
  /** Whether it is not this library's own. */
  readonly isPublished: boolean;
  /** Values of fields in other units: those turned into ours, and ours turned back. */
  readonly converted: Readonly<Record<string, Conversion>>;
  /** Values of fields that the configuration does not give. */
  readonly defaults: Readonly<Record<string, PublishedDefault>>;
  /** Keys that are no fields, and what is wrong with what they say. */
  readonly keys: Readonly<
    Record<string, (path: ReadonlyArray<string>, given: unknown) => ReadonlyArray<ConfigFileError>>
  >;
  /** Keys of entries of lists that change nothing here, and why. */
  readonly ignoredInEntries: Readonly<Record<string, string>>;
  readonly notices: (section: Section) => ReadonlyArray<ConfigNotice>;
}

/** What names mean here. */
const ours: Dialect = {
  isPublished: false,
  converted: {},
  defaults: {},
  keys: {},
  ignoredInEntries: {},
  notices: () => [],
};

const inverse = ([low, high]: Range): Range => [1 / high, 1 / low];

const short = (range: Range): string => formatValue(range.map((end) => Number(end.toPrecision(3))));

const refuseOverlap = (path: ReadonlyArray<string>, given: unknown): ReadonlyArray<ConfigFileError> => {
  if (given === false) return [];
  const accepted = 'false';
  const message =
    `is ${formatValue(given)}; give false: in I-JEPA it is whether the context may hold patches of targets, ` +
    'which it never does here';
  const suggestion = [{ path, value: false }];
  return [{ code: 'out_of_range', path, given, accepted, message, suggestion }];
};

/** I-JEPA's: its aspect ratios are height / width, and its targets may overlap. */
const iJepa: Dialect = {
  isPublished: true,
  converted: {
    aspectRatioRange: {
      turn: inverse,
      message: (from, to) =>
        `${short(from)} is height / width in I-JEPA: taken as width / height ${short(to)}`,
    },
  },
  defaults: {
    aspectRatioRange: {
      value: inverse([0.75, 1.5]),
      message: 'aspect_ratio is I-JEPA’s [0.75, 1.5], height / width: taken as width / height [0.667, 1.33]',
    },
    contextAspectRatioRange: { value: [1, 1], message: 'context_aspect_ratio is [1, 1], as I-JEPA’s is' },
    targetOverlap: { value: 'allow', message: "target_overlap is 'allow', as I-JEPA’s targets may overlap" },
  },
  keys: { allow_overlap: refuseOverlap },
  ignoredInEntries: {},
  notices: ({ path, values }) => [
    {
      code: 'differs',
      path,
      message:
        'is read as I-JEPA’s; it draws one size a batch and cuts to the shortest list, ' +
        'here each sample has sizes of its own and nothing is cut',
    },
    ...(typeof values.min_keep === 'number'
      ? [
          {
            code: 'differs',
            path: [...path, 'min_keep'],
            message: `keeps more than ${formatValue(values.min_keep)} patches of every mask in I-JEPA; here contexts keep so many at least`,
          } as const,
        ]
      : []),
  ],
};

/** Names that only I-JEPA uses. */
const I_JEPA_NAMES: ReadonlyArray<string> = [
  'enc_mask_scale',
  'pred_mask_scale',
  'num_enc_masks',
  'num_pred_masks',
  'allow_overlap',
];

/** V-JEPA's: its aspect ratios are height / width, and a step has one size of boxes. */
const vJepa: Dialect = {
  isPublished: true,
  converted: {
    aspectRatioRange: {
      turn: inverse,
      message: (from, to) =>
        `${short(from)} is height / width in V-JEPA: taken as width / height ${short(to)}`,
    },
  },
  defaults: {
    shapes: { value: 'step', message: "shapes is 'step', as V-JEPA draws one size of boxes a step" },
  },
  keys: {},
  ignoredInEntries: {
    max_keep:
      'changes nothing here: V-JEPA cuts contexts to so many from the front; for exactly so many, drawn from all, give context_patches',
  },
  notices: ({ path }) => [
    {
      code: 'differs',
      path,
      message:
        'is read as V-JEPA’s; it cuts all masks of a batch to the shortest, from the front, and takes steps after max_temporal_keep as targets; ' +
        'here nothing is cut, contexts keep a minimum, and those steps are neither',
    },
  ],
};

/** V-JEPA's if the section is a list; I-JEPA's if the section is called `mask` as it is there, and has no `type`, or if it has names that only I-JEPA uses. */
export const dialectOf = ({ path, values, isList }: Section): Dialect => {
  if (isList === true) return vJepa;
  const isCalledSo = path.at(-1) === 'mask' && !Object.hasOwn(values, TYPE_KEY);
  const hasNames = I_JEPA_NAMES.some((name) => Object.hasOwn(values, name));
  return isCalledSo || hasNames ? iJepa : ours;
};
