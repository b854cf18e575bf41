import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { viewSize } from '@jepa-masks/render';
import { describe, expect, test } from 'vitest';
import { plansOfAnyParts } from '../../export/test/any-parts.js';
import { animated, greyFrame, readGrey } from '../../render/test/frames.js';
import { sine, waveFile } from '../../render/test/waves.js';
import { exitCode } from '../src/exit-code.js';
import { example, ownFolder } from './command.js';
import { runInProcess } from './in-process.js';

/** A folder of so many frames, each lighter than the one before. */
const clipOf = async (frames: number): Promise<string> => {
  const folder = join(ownFolder(), 'clip');
  mkdirSync(folder);
  for (let at = 0; at < frames; at++)
    writeFileSync(join(folder, `frame ${at}.png`), await greyFrame(20 * at));
  return folder;
};

const show = async (kind: string, ...args: ReadonlyArray<string>) => {
  const out = join(ownFolder(), 'made');
  const ended = await runInProcess(
    ...['show', '--strategy', 'any_parts', '--kind', kind, '--picture-format', 'svg', '--batch', '2'],
    ...['--out', out, ...args],
  );
  const names = existsSync(out) ? readdirSync(out).sort() : [];
  return { ...ended, names, read: (name: string) => readFileSync(join(out, name), 'utf8') };
};

/** Height, width and grey of each photograph in a picture. */
const photographsIn = (svg: string) =>
  Promise.all(
    [...svg.matchAll(/href="(data:image\/jpeg;base64,[^"]*)"/g)].map(async ([, uri]) => {
      const { grey, size } = await readGrey(uri!);
      return [...size, grey];
    }),
  );

const video = 'unions on a video';
const { grid } = plansOfAnyParts[video]!.parts[0];

describe('a clip', () => {
  test('of a folder lies under the masks of a video, evenly, as sharp as the picture', async () => {
    const clip = await clipOf(8);
    const { code, names, read } = await show(video, '--image', clip, '--pictures', 'panel,samples,visits');
    expect({ code, names }).toEqual({ code: 0, names: ['panel.svg', 'samples.svg', 'visits.svg'] });
    for (const [name, view] of [
      ['panel.svg', 'panel'],
      ['samples.svg', 'strip'],
      ['visits.svg', 'heatMap'],
    ] as const) {
      const size = viewSize(view, grid).map((side) => 2 * side);
      expect(await photographsIn(read(name))).toEqual([20, 60, 100, 140].map((grey) => [...size, grey]));
    }
  });

  test('lies under the videos of a plan, and its middle frame under the images', async () => {
    const { code, read } = await show(
      'parts unlike each other',
      '--image',
      await clipOf(9),
      '--pictures',
      'parts',
    );
    expect(code).toBe(0);
    const greys = (await photographsIn(read('parts.svg'))).map(([, , grey]) => grey);
    expect(greys).toEqual([80, 40, 120]);
  });

  test('lies under a comparison as its first time step', async () => {
    const args = ['--image', await clipOf(4), '--beside', 'vjepa-random-tube'];
    const { code, read } = await show(video, ...args);
    const size = viewSize('comparison', grid).map((side) => 2 * side);
    expect(code).toBe(0);
    expect(await photographsIn(read('comparison.svg'))).toEqual([[...size, 0]]);
  });
});

describe('a clip that can’t be used is refused before anything is written', () => {
  test.each<[string, () => Promise<string>, string]>([
    [
      'a folder without images',
      async () => ownFolder(),
      'has no image; give a folder of JPEG, PNG or WebP files',
    ],
    ['a photograph', async () => example('alpine.jpg'), 'has 1 frame, and the masks have 4 time steps; give'],
    ['a folder of too few', () => clipOf(3), 'has 3 frames, and the masks have 4 time steps; give'],
    ['nothing', async () => 'no-such-clip', 'there is no such file; check the path'],
    [
      'a damaged GIF',
      async () => {
        const file = join(ownFolder(), 'clip.gif');
        const frames = await Promise.all([0, 40, 80, 120, 160].map((grey) => greyFrame(grey)));
        const bytes = await animated(frames).gif().toBuffer();
        writeFileSync(file, bytes.subarray(0, bytes.length - 20));
        return file;
      },
      'ends early; give a whole GIF',
    ],
    [
      'frames of several sizes',
      async () => {
        const clip = await clipOf(3);
        writeFileSync(join(clip, 'frame 3.png'), await greyFrame(9, 13));
        return clip;
      },
      'frame 0.png has 8 × 12 pixels, frame 3.png has 8 × 13 pixels; give frames of one size',
    ],
  ])('%s', async (_, make, message) => {
    const { code, err, out, names } = await show(video, '--image', await make());
    expect({ code, out, names }).toEqual({ code: exitCode.file, out: '', names: [] });
    expect(err).toContain(message);
  });
});

describe('a spectrogram', () => {
  test('is drawn with its axes, and its photograph is stretched', async () => {
    const args = ['--spectrogram', '--image', example('alpine.jpg'), '--pictures', 'panel,visits'];
    const { code, read } = await show('patches of an image', ...args);
    expect(code).toBe(0);
    for (const name of ['panel.svg', 'visits.svg']) {
      expect(read(name)).toContain('>time →<');
      expect(read(name)).toContain('preserveAspectRatio="none"');
    }
  });

  test('of a sound lies under the parts that have rows and columns alone', async () => {
    const sound = join(ownFolder(), 'sound.WAV');
    writeFileSync(sound, waveFile(sine(440, 0.2)));
    const image = await show('patches of an image', '--image', sound, '--pictures', 'panel');
    expect(image.code).toBe(0);
    expect(image.read('panel.svg')).toContain('>time →<');
    expect(await photographsIn(image.read('panel.svg'))).toHaveLength(1);
    const several = await show('parts unlike each other', '--image', sound, '--pictures', 'parts');
    expect(await photographsIn(several.read('parts.svg'))).toHaveLength(1);
  });

  test('is refused where there is none, or no place for it', async () => {
    const folder = ownFolder();
    writeFileSync(join(folder, 'text.wav'), 'no sound');
    const none = await show('patches of an image', '--image', join(folder, 'text.wav'));
    expect(none).toMatchObject({ code: exitCode.file, names: [] });
    expect(none.err).toContain('text.wav: is no WAV; give a whole WAV');
    const nowhere = await show(video, '--image', join(folder, 'text.wav'));
    expect(nowhere).toMatchObject({ code: exitCode.badInput, names: [] });
    expect(nowhere.err).toContain(
      '--image: no part of this plan has rows and columns alone, as a sound needs',
    );
  });
});
