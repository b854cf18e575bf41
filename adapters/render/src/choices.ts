import type { BatchRequest, Geometry, Grid } from '@jepa-masks/core';

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

/** Parts of samples or of statistics, as far as they are told apart. */
type NamedParts = ReadonlyArray<{ readonly name: string }>;

/** Where the part of a name is, the first unless one is asked for; a RangeError that says what there is. */
export const checkPart = (parts: NamedParts, name: string | undefined): number => {
  const index = name === undefined ? 0 : parts.findIndex((part) => part.name === name);
  if (index >= 0) return index;
  const accepted =
    parts[0]!.name === ''
      ? 'none: there is one part, which has no name'
      : `one of ${parts.map((part) => part.name).join(', ')}`;
  throw new RangeError(`part is ${JSON.stringify(name)}; give ${accepted}`);
};

/** The parts asked for by name, or all. */
const partsAsked = <Q extends { readonly name: string }>(
  parts: ReadonlyArray<Q>,
  name: string | undefined,
): ReadonlyArray<Q> => (name === undefined ? parts : [parts[checkPart(parts, name)]!]);

/** What stands before what is said of a part. */
export const prefixOf = (name: string): string => (name === '' ? '' : `${name}: `);

/** Which part is shown, in words. */
export const describePart = (name: string): string | undefined => (name === '' ? undefined : `part ${name}`);

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

/** The parts to be drawn: the one asked for, or all; a RangeError if nothing was counted. */
export const checkStatistics = <Q extends { readonly name: string }>(
  { samples, parts }: { readonly samples: number; readonly parts: ReadonlyArray<Q> },
  name: string | undefined,
): ReadonlyArray<Q> => {
  if (samples === 0) throw new RangeError('the statistics count no sample; measure 1 or more');
  return partsAsked(parts, name);
};

/** The grid in words. */
export const describeGrid = ({ axes, frames, rows, columns, patchSize, tubeletSize }: Grid): string => {
  if (axes === 1) return `row of ${formatCount(columns)} ${columns === 1 ? 'token' : 'tokens'}`;
  const patch = `${patchSize} × ${patchSize} pixels`;
  if (axes === 2) {
    return `grid ${rows} × ${columns}${patchSize === 1 ? '' : `, patches of ${patch}`}`;
  }
  const size = `grid ${frames} × ${rows} × ${columns}`;
  return patchSize * tubeletSize === 1 ? size : `${size}, tubelets of ${tubeletSize} × ${patch}`;
};

/** The grids of parts in words, once where they are alike. */
export const describeGrids = (
  parts: ReadonlyArray<{ readonly name: string; readonly grid: Grid }>,
): ReadonlyArray<string> => {
  const all = parts.map(({ grid }) => describeGrid(grid));
  return new Set(all).size === 1
    ? [all[0]!]
    : all.map((grid, index) => `${prefixOf(parts[index]!.name)}${grid}`);
};

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
