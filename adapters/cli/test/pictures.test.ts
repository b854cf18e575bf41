import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { gridOf, strategies, unwrap } from '@jepa-masks/core';
import { pictureSize, viewSize } from '@jepa-masks/render';
import { pictureKinds } from '@jepa-masks/render/kinds';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main } from '../src/main.js';

const photograph = fileURLToPath(new URL('../../../examples/alpine.jpg', import.meta.url));

class Sink extends Writable {
  text = '';
  override _write(chunk: Buffer, _: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'jepa-masks-pictures-'));
});
afterAll(() => {
  rmSync(directory, { recursive: true });
});

/** Runs a command that writes to a folder of its own; the files it wrote, by name. */
const run = async (...args: ReadonlyArray<string>) => {
  const out = mkdtempSync(join(directory, 'out-'));
  const [stdout, stderr] = [new Sink(), new Sink()];
  const host = { stdout, stderr, env: {}, on: () => undefined, off: () => undefined };
  const code = await main([...args, '--out', join(out, 'made')], host);
  const names = existsSync(join(out, 'made')) ? readdirSync(join(out, 'made')).sort() : [];
  return {
    code,
    err: stderr.text,
    out: stdout.text,
    names,
    read: (name: string) => readFileSync(join(out, 'made', name)),
  };
};

/** Width of a PNG, from its header. */
const pngWidth = (bytes: Buffer): number => bytes.readUInt32BE(16);

/** Height and width of the photograph in an SVG, from the header of its JPEG. */
const photographSize = (svg: string): ReadonlyArray<number> => {
  const [, base64] = /href="data:image\/jpeg;base64,([^"]*)"/.exec(svg)!;
  const bytes = Buffer.from(base64!, 'base64');
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  return [bytes.readUInt16BE(frame + 5), bytes.readUInt16BE(frame + 7)];
};

const grid = gridOf({ rows: 14, columns: 14, patchSize: 16 });

describe('pictures asked for', () => {
  test.each(strategies.map(({ name }) => name))('are those written, each of %s', async (strategy) => {
    const plan = unwrap(strategies.find(({ name }) => name === strategy)!.plan({}));
    const { parts } = plan;
    // What can't be drawn of a plan is refused, with its reason.
    for (const { name, byPart } of pictureKinds.filter(({ whyNot }) => whyNot?.(plan, {}) === undefined)) {
      const { code, names } = await run('show', '-b', '4', '--strategy', strategy, '--pictures', name);
      expect(code).toBe(0);
      expect(names).toEqual(
        byPart
          ? parts.map((part) => `${[name, part.name].filter((word) => word !== '').join('-')}.png`).sort()
          : [`${name}.png`],
      );
    }
  });

  test.each([
    ['multi_block', ['coverage', 'panel', 'samples', 'shapes', 'visits']],
    [
      'hierarchical',
      [
        'coverage',
        'parts-combined',
        'parts',
        'samples-level_0',
        'samples-level_1',
        'samples-level_2',
        'shapes',
        'visits',
      ],
    ],
  ])('follow from the parts of %s where none are asked for', async (strategy, wanted) => {
    const { names } = await run('show', '-b', '4', '--strategy', strategy);
    expect(names).toEqual(wanted.map((name) => `${name}.png`));
  });

  test('are written by generate too, beside the masks', async () => {
    const { names } = await run('generate', '-b', '4', '--pictures', 'visits,panel,visits');
    expect(names).toEqual(['masks.npz', 'panel.png', 'visits.png']);
  });

  test('show as many samples as asked for, and 16 unless asked', async () => {
    const samplesIn = async (...args: ReadonlyArray<string>): Promise<number> => {
      const { read } = await run('show', '--pictures', 'samples', '--picture-format', 'svg', ...args);
      return read('samples.svg')
        .toString()
        .match(/class="view-combined"/g)!.length;
    };
    expect(await samplesIn('-b', '40', '--picture-samples', '37')).toBe(37);
    expect(await samplesIn('-b', '40')).toBe(16);
    expect(await samplesIn('-b', '3')).toBe(3);
  });

  test('are as wide as asked for, in both formats', async () => {
    const args = ['show', '-b', '4', '--pictures', 'panel,coverage', '--picture-width', '777'];
    const png = await run(...args);
    const svg = await run(...args, '--picture-format', 'svg');
    for (const name of ['panel', 'coverage']) {
      expect(pngWidth(png.read(`${name}.png`))).toBe(777);
      expect(pictureSize(svg.read(`${name}.svg`).toString())[1]).toBe(777);
    }
  });

  test('are written as PDF, a point for a pixel of the SVG', async () => {
    const args = [
      'show',
      '-b',
      '4',
      '--pictures',
      'panel,visits',
      '-i',
      photograph,
      '--picture-format',
      'pdf',
    ];
    const { names, read } = await run(...args, '--picture-width', '500');
    expect(names).toEqual(['panel.pdf', 'visits.pdf']);
    for (const name of names)
      expect(read(name).toString('latin1')).toMatch(/^%PDF-[\s\S]*\/MediaBox \[0 0 500 /);
  });

  test('go without title and facts for a paper', async () => {
    const args = ['show', '-b', '4', '--pictures', 'panel', '--picture-format', 'svg'];
    const textsOf = async (...more: ReadonlyArray<string>): Promise<string> => {
      const { read } = await run(...args, ...more);
      return read('panel.svg')
        .toString()
        .match(/<text[^>]*>[^<]*/g)!
        .join('\n');
    };
    expect(await textsOf()).toMatch(/Context and targets of a sample[\s\S]*seed/);
    expect(await textsOf('--no-title')).not.toMatch(/Context and targets of a sample|seed/);
  });
});

describe('a photograph', () => {
  test('is drawn at the resolution of the picture, not of the model', async () => {
    const args = [
      'show',
      '-b',
      '4',
      '-i',
      photograph,
      '--picture-format',
      'svg',
      '--pictures',
      'panel,visits',
    ];
    const usual = await run(...args);
    for (const [name, view] of [['panel', 'panel'] as const, ['visits', 'heatMap'] as const]) {
      const size = viewSize(view, grid).map((side) => 2 * side);
      expect(photographSize(usual.read(`${name}.svg`).toString())).toEqual(size);
    }
    const wide = await run(...args, '--picture-width', '3000');
    const scale = 3000 / pictureSize(usual.read('panel.svg').toString())[1];
    const wanted = Math.round(viewSize('panel', grid)[0] * 2 * scale);
    expect(photographSize(wide.read('panel.svg').toString())).toEqual([wanted, wanted]);
  });

  test('lies under the samples of a comparison', async () => {
    const args = ['show', '-b', '8', '--beside', 'mae-random', '--picture-format', 'svg'];
    const { code, names, read } = await run(...args, '-i', photograph);
    expect({ code, names }).toEqual({ code: 0, names: ['comparison.svg'] });
    const size = viewSize('comparison', grid).map((side) => 2 * side);
    expect(photographSize(read('comparison.svg').toString())).toEqual(size);
  });
});

test('a comparison finds no fault in overlap that was asked for', async () => {
  const crossed = async (...args: ReadonlyArray<string>): Promise<string> => {
    const flags = ['--beside', 'ijepa-multi-block', '--picture-format', 'svg'];
    const { read } = await run('show', '-b', '64', ...flags, ...args);
    return read('comparison.svg').toString();
  };
  expect(await crossed('--preset', 'i-jepa')).toContain('samples with overlapping targets (allowed)');
  expect(await crossed()).not.toContain('(allowed)');
});

describe('a flag about pictures that can’t be followed is refused before anything is written', () => {
  test.each<[string, ReadonlyArray<string>]>([
    ['--pictures: is pannel; give one or more of panel, samples, parts', ['--pictures', 'panel,pannel']],
    ['--pictures: is ; give one or more of', ['--pictures', '']],
    [
      '--picture-samples: is 0; give a whole number from 1 to 20: as many as --batch',
      ['--picture-samples', '0'],
    ],
    ['--picture-samples: is 21; give a whole number from 1 to 20: as many', ['--picture-samples', '21']],
    ['--picture-samples: is 2.5; give', ['--picture-samples', '2.5']],
    ['--picture-samples: no picture of panel shows it', ['--pictures', 'panel', '--picture-samples', '4']],
    ['--image: no picture of shapes shows it; add one of panel', ['--pictures', 'shapes', '-i', photograph]],
    ['--picture-width: is 63; give a whole number from 64 to 16384', ['--picture-width', '63']],
    ['--picture-width: is NaN; give', ['--picture-width', 'wide']],
    ['--picture-width: coverage: a PNG of 16000 × ', ['--pictures', 'coverage', '--picture-width', '16000']],
    [
      '--picture-width: panel: a PDF page of 15000 × ',
      ['--pictures', 'panel', '--picture-width', '15000', '--picture-format', 'pdf'],
    ],
    ["argument 'gif' is invalid. Allowed choices are png, svg, pdf", ['--picture-format', 'gif']],
  ])('%s', async (message, args) => {
    for (const command of ['show', 'generate']) {
      const ended = await run(command, '-b', '20', ...args);
      expect({ code: ended.code, names: ended.names, out: ended.out }).toEqual({
        code: 2,
        names: [],
        out: '',
      });
      expect(ended.err).toContain(message);
    }
  });

  test.each<[string, ReadonlyArray<string>]>([
    ['--pictures: --beside draws one picture', ['show', '--beside', 'all', '--pictures', 'panel']],
    ['--picture-samples: --beside draws one picture', ['show', '--beside', 'all', '--picture-samples', '4']],
    ['--image: --no-pictures draws none', ['generate', '--no-pictures', '--image', photograph]],
    ['--picture-width: --no-pictures draws none', ['generate', '--no-pictures', '--picture-width', '500']],
  ])('%s', async (message, args) => {
    const ended = await run(...args, '-b', '20');
    expect({ code: ended.code, names: ended.names, out: ended.out }).toEqual({ code: 2, names: [], out: '' });
    expect(ended.err).toContain(message);
  });
});
