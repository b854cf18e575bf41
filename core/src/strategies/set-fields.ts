import type { BooleanField, NumberField, RangeField } from '../config/field.js';

/** Fields that strategies of patch sets share. */

export const keepRatio: NumberField = {
  kind: 'number',
  summary: 'Share of all patches that is kept as context',
  fileNames: ['keep_ratio'],
  publishedNames: ['keep_rate'],
  min: 0,
  max: 1,
  fallback: 0.25,
};

export const wrap: BooleanField = {
  kind: 'boolean',
  summary: 'Whether blocks go round the edges, so that every patch is covered as often as any other',
  fileNames: ['wrap'],
  publishedNames: ['roll'],
  fallback: true,
};

export const blockAspectRatioRange: RangeField = {
  kind: 'range',
  summary: 'Range of a block’s aspect ratio, width / height',
  fileNames: ['aspect_ratio', 'aspect_ratio_range'],
  publishedNames: [],
  max: 65_536,
  fallback: null,
};
