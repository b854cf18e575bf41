import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plansOfAnyParts } from '../../export/test/any-parts.js';
import { readAnimation } from '../../render/test/frames.js';
import { exitCode } from '../src/exit-code.js';
import { example, ownFolder } from './command.js';
import { runInProcess } from './in-process.js';

/** Asks for a file that plays; what was written, if anything was. */
const show = async (name: string, ...args: ReadonlyArray<string>) => {
  const out = join(ownFolder(), name);
  const ended = await runInProcess('show', '--out', out, ...args);
  return { ...ended, path: out, bytes: existsSync(out) ? readFileSync(out) : undefined };
};

const anyParts = (kind: string): ReadonlyArray<string> => ['--strategy', 'any_parts', '--kind', kind];

const video = anyParts('unions on a video');

describe('a file that plays', () => {
  test.each(['webp', 'gif'])('is of the kind that its name ends in: %s', async (format) => {
    const { code, out, path, bytes } = await show(`masks.${format}`, ...video);
    expect({ code, out }).toEqual({ code: 0, out: `${path}\n` });
    const { frames } = plansOfAnyParts['unions on a video']!.parts[0].grid;
    expect(await readAnimation(bytes!)).toMatchObject({
      format,
      pages: frames,
      delay: Array(frames).fill(500),
    });
  });

  test('plays steps where no part is a video, as many and as slowly as asked for', async () => {
    const args = ['--picture-steps', '5', '--picture-delay', '120', '--picture-width', '400'];
    const { code, bytes } = await show('masks.webp', '--image', example('alpine.jpg'), ...args);
    expect(code).toBe(0);
    expect(await readAnimation(bytes!)).toMatchObject({ pages: 5, delay: Array(5).fill(120), width: 400 });
    const usual = await show('masks.gif', ...anyParts('several contexts on a row'));
    expect((await readAnimation(usual.bytes!)).pages).toBe(16);
  });

  test('plays the steps and the samples that are asked for', async () => {
    const once = async (...args: ReadonlyArray<string>) =>
      (await show('masks.webp', '--picture-steps', '2', '--picture-samples', '1', ...args)).bytes!;
    const [one, again, later, other] = await Promise.all([
      once('--seed', '5'),
      once('--seed', '5'),
      once('--seed', '5', '--step', '2'),
      once('--seed', '5', '--index', '1'),
    ]);
    expect(one.equals(again)).toBe(true);
    expect(one.equals(later)).toBe(false);
    expect(one.equals(other)).toBe(false);
  });
});

describe('what can’t play is refused before anything is written', () => {
  test.each<[string, string, ReadonlyArray<string>]>([
    ['--pictures: a file that ends in .gif is one picture, which plays', 'a.gif', ['--pictures', 'panel']],
    ['--beside: a file that ends in .webp is one picture', 'a.webp', ['--beside', 'all']],
    ['--picture-format: a file that ends in .webp is one', 'a.webp', ['--picture-format', 'svg']],
    ['--picture-steps: a video plays over time', 'a.webp', [...video, '--picture-steps', '3']],
    ['--picture-samples: a video plays over time', 'a.webp', [...video, '--picture-samples', '1']],
    ['--picture-steps: is 0; give a whole number from 1 to 256', 'a.webp', ['--picture-steps', '0']],
    [
      '--picture-samples: is 9; give a whole number from 1 to 8',
      'a.webp',
      ['-b', '8', '--picture-samples', '9'],
    ],
    ['--picture-delay: is 19; give a whole number from 20', 'a.webp', ['--picture-delay', '19']],
    ['--picture-delay: only a file plays; give one that ends', 'folder', ['--picture-delay', '90']],
    ['--picture-steps: only a file plays; give one that ends', 'a.png', ['--picture-steps', '9']],
    ['--picture-width: an animation of 16 pictures 16000 pixels', 'a.gif', ['--picture-width', '16000']],
    [
      '--image: no part of this plan is an image or a video',
      'a.gif',
      [...anyParts('several contexts on a row'), '--image', example('alpine.jpg')],
    ],
  ])('%s', async (message, name, args) => {
    const { code, out, err, bytes } = await show(name, ...args);
    expect({ code, out, bytes }).toEqual({ code: exitCode.badInput, out: '', bytes: undefined });
    expect(err).toContain(message);
  });

  test('a clip that is too short', async () => {
    const { code, err, bytes } = await show('a.webp', ...video, '--image', example('alpine.jpg'));
    expect({ code, bytes }).toEqual({ code: exitCode.file, bytes: undefined });
    expect(err).toContain('has 1 frame, and the masks have 4 time steps');
  });
});
