import { gridOf, multiBlock, type Plan, type Preset, presets, unwrap } from '@jepa-masks/core';
import type { MaskKind } from '@jepa-masks/core/geometry';
import { usualPictures } from '@jepa-masks/render/kinds';
import { describe, expect, test } from 'vitest';
import { type PictureFlags, picturesFromOptions } from '../src/picture-options.js';

const image = gridOf({ rows: 14, columns: 14, patchSize: 16 });
const coarse = gridOf({ rows: 7, columns: 7, patchSize: 32 });
const video = gridOf({ frames: 8, rows: 14, columns: 14 });
const row = gridOf({ columns: 77 });

/** A plan with parts on such grids, their masks said in such ways: what pictures follow from. */
const planOf = (...parts: ReadonlyArray<readonly [grid: typeof image, masks: MaskKind]>): Plan => {
  const plan: Plan = unwrap(multiBlock.plan({}));
  const made = parts.map(([grid, masks], index) => ({
    ...plan.parts[0],
    name: parts.length === 1 ? '' : `part_${index}`,
    grid,
    masks,
  }));
  return { ...plan, parts: made as unknown as Plan['parts'] };
};

const namesOf = (plan: Plan): ReadonlyArray<string> => usualPictures(plan, {}).map(({ name }) => name);

const flags: PictureFlags = { pictureFormat: 'png', title: true };
const request = { seed: 1, step: 0, first: 0, count: 4 };

describe('the usual pictures of a plan', () => {
  test.each([
    ['of one part of boxes', planOf([image, 'boxes']), ['panel', 'samples', 'visits', 'shapes', 'coverage']],
    ['of one part of patches', planOf([row, 'patches']), ['panel', 'samples', 'visits', 'coverage']],
    [
      'of parts on grids that fit over one another',
      planOf([image, 'boxes'], [coarse, 'patches']),
      ['samples', 'parts', 'parts-combined', 'visits', 'shapes', 'coverage'],
    ],
    [
      'of parts on grids of other axes',
      planOf([image, 'patches'], [row, 'patches']),
      ['samples', 'parts', 'visits', 'coverage'],
    ],
  ])('%s', (_, plan, wanted) => {
    expect(namesOf(plan)).toEqual(wanted);
  });
});

test('a preset of spectrograms is drawn as they are, and so is any plan that is asked for as one', async () => {
  const sound: Preset = { name: 'sound', source: '', strategy: '', config: {}, input: 'spectrogram' };
  (presets as Array<Preset>).push(sound);
  const isSpectrogram = async (more: Partial<PictureFlags>): Promise<boolean> =>
    (await picturesFromOptions({ ...flags, ...more }, planOf([image, 'boxes']), request)).spectrogram;
  expect(await isSpectrogram({})).toBe(false);
  expect(await isSpectrogram({ preset: 'i-jepa' })).toBe(false);
  expect(await isSpectrogram({ preset: 'sound' })).toBe(true);
  expect(await isSpectrogram({ spectrogram: true })).toBe(true);
});

describe('pictures that there can’t be of a plan are refused', () => {
  test.each<[string, PictureFlags, Plan, string]>([
    [
      'shapes where masks are patches',
      { ...flags, pictures: ['panel', 'shapes'] },
      planOf([image, 'patches']),
      '--pictures: shapes can’t be drawn: the masks of this plan are no blocks; leave it out',
    ],
    [
      'parts over one another on grids that differ',
      { ...flags, pictures: ['parts-combined'] },
      planOf([image, 'boxes'], [row, 'boxes']),
      '--pictures: parts-combined can’t be drawn: the parts of this plan do not fit over one another',
    ],
    [
      'a photograph where no part is an image or a video',
      { ...flags, image: 'photo.jpg' },
      planOf([row, 'patches'], [row, 'boxes']),
      '--image: no part of this plan is an image or a video; leave it out',
    ],
    [
      'one clip for videos of several lengths',
      { ...flags, image: 'clip.gif' },
      planOf([video, 'boxes'], [{ ...video, frames: 16, patches: 16 * 196 }, 'boxes']),
      '--image: parts of this plan have 8 and 16 time steps, which no one clip has; leave it out',
    ],
    [
      'a spectrogram where no part has rows and columns alone',
      { ...flags, spectrogram: true },
      planOf([video, 'boxes'], [row, 'boxes']),
      '--spectrogram: no part of this plan has rows and columns alone; leave it out',
    ],
    [
      'a spectrogram where no picture shows a grid',
      { ...flags, pictures: ['coverage'], spectrogram: true },
      planOf([image, 'boxes']),
      '--spectrogram: no picture of coverage shows it; add one of panel',
    ],
  ])('%s', async (_, given, plan, message) => {
    await expect(picturesFromOptions(given, plan, request)).rejects.toThrow(message);
  });
});
