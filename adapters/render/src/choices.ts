import type { BatchRequest, Geometry, Grid, Statistics, ThinningStatistics } from '@jepa-masks/core';

/** What every picture can be told. */
export interface PictureOptions {
  /**
   * Stands above the picture instead of the usual title; '' for none; false for
   * neither title nor the facts below it, as for a paper, which has its caption.
   */
  readonly title?: string | false;
  /** Width of the picture in pixels, a whole number from 64 to 16,384; all in it grows alike. Default: as wide as it is drawn. */
  readonly width?: number;
}

/** What every picture of samples can be told. */
export interface SampleOptions extends PictureOptions {
  /** What the batch was asked with, to be named below the title: its seed, step and first index. */
  readonly request?: Pick<BatchRequest, 'seed' | 'step' | 'first'>;
}

/** A value that was given, or the first whole number there is; a RangeError that says what there is. */
const checkIndex = (name: string, given: number, count: number, of: string): number => {
  if (Number.isSafeInteger(given) && given >= 0 && given < count) return given;
  const accepted = count === 1 ? `0: there is one ${of}` : `a whole number from 0 to ${count - 1}`;
  throw new RangeError(`${name} is ${String(given)}; give ${accepted}`);
};

/** A sample of the batch. */
export const checkSample = (geometry: Geometry, sample: number): number => {
  if (geometry.count === 0) throw new RangeError('the batch is empty; give a geometry of 1 sample or more');
  return checkIndex('sample', sample, geometry.count, 'sample');
};

/** A level of samples or of statistics. */
export const checkLevel = (levels: number, level: number): number =>
  checkIndex('level', level, levels, 'level');

/** The samples to be drawn: those asked for, or the first `most`. */
export const checkSamples = (
  geometry: Geometry,
  samples: ReadonlyArray<number> | undefined,
  most: number,
): ReadonlyArray<number> => {
  if (samples === undefined) {
    checkSample(geometry, 0);
    return Array.from({ length: Math.min(most, geometry.count) }, (_, sample) => sample);
  }
  if (samples.length === 0) throw new RangeError('samples is empty; give 1 sample or more');
  return samples.map((sample) => checkSample(geometry, sample));
};

/** A whole number of at least 1, or of at least `least`. */
export const checkCount = (name: string, given: number, most: number, least = 1): number => {
  if (Number.isSafeInteger(given) && given >= least && given <= most) return given;
  throw new RangeError(`${name} is ${String(given)}; give a whole number from ${least} to ${most}`);
};

/** Widths in pixels that a picture can be given: narrower shows nothing, wider holds no viewer. */
export const widths = { least: 64, most: 16_384 } as const;

/** The levels to be drawn: the one asked for, or all; a RangeError if nothing was counted. */
export const checkStatistics = (
  statistics: Statistics | ThinningStatistics,
  level: number | undefined,
): ReadonlyArray<number> => {
  const levels = statistics.levels.length;
  if (statistics.samples === 0) throw new RangeError('the statistics count no sample; measure 1 or more');
  return level === undefined
    ? Array.from({ length: levels }, (_, index) => index)
    : [checkLevel(levels, level)];
};

/** The grid in words. */
export const describeGrid = ({ rows, columns, patchSize }: Grid): string =>
  `grid ${rows} × ${columns}, patches of ${patchSize} × ${patchSize} pixels`;

/** A share as a percentage with one digit after the point. */
export const formatShare = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** A count with its digits in threes. */
export const formatCount = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** Joined by spaces that a line is not broken at, save where it has to be. */
const keepTogether = (fact: string): string => fact.replaceAll(' ', '\u00a0');

/** The facts below a title, to be broken into lines between two of them. */
export const describe = (...facts: ReadonlyArray<string | undefined>): string =>
  facts
    .filter((fact) => fact !== undefined)
    .map(keepTogether)
    .join('\u00a0· ');

/** Seed and step of a request, and the index of a sample if one is meant. */
export const describeKey = (request: SampleOptions['request'], sample?: number): string | undefined => {
  if (request === undefined) return undefined;
  const { seed, step = 0, first = 0 } = request;
  const index = sample === undefined ? '' : `, index ${first + sample}`;
  return `seed ${typeof seed === 'string' ? `“${seed}”` : seed}, step ${step}${index}`;
};
