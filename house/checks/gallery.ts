/**
 * Draws every strategy, at its defaults and as each of its presets, into docs/images/gallery, and writes
 * docs/gallery.md from the list of strategies; `--check` only says whether all that is up to date.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Geometry, type Plan, type Strategy, sampleBatch, strategies, unwrap } from '@jepa-masks/core';
import { panelSvg, partsSvg, stripSvg } from '@jepa-masks/render';
import { anchorOf } from '../anchor-of.js';
import { root } from '../workspaces.js';

const PAGE = 'docs/gallery.md';
const FOLDER = 'docs/images/gallery';
/** Bytes of all pictures together, compressed as they are sent: a page that loads at once. */
const MOST_BYTES = 200_000;
const SAMPLES = 4;
/** Over scores, whose colours take as much room again. */
const SCORED_SAMPLES = 2;
/** Parts drawn of a plan: more are alike. */
const PARTS = 3;

/** A plan of a strategy: its defaults, or a preset that differs from them. */
interface Shown {
  readonly plan: Plan;
  readonly spectrogram: boolean;
  /** Without ending. */
  readonly file: string;
  /** What is written above its picture, and what is said where it can't be seen. */
  readonly told: string;
  readonly name: string;
}

/** Scores for masks that follow them: highest about a point, another one in each sample and frame. */
const scoresOf = ({ parts }: Plan): { readonly scores?: Float64Array } => {
  const [{ follows, grid }] = parts;
  if (follows !== 'scores') return {};
  const { rows, columns, patches } = grid;
  const scores = Float64Array.from({ length: SCORED_SAMPLES * patches }, (_, at) => {
    const frame = Math.floor((at % patches) / (rows * columns));
    const [row, column] = [Math.floor((at % (rows * columns)) / columns), at % columns];
    const sample = Math.floor(at / patches);
    const down = row - rows * (0.25 + 0.5 * (sample & 1));
    const right = column - columns * (0.3 + 0.1 * sample) - frame;
    return 1 / (12 + down * down + right * right);
  });
  return { scores };
};

/** Several samples where they are small, else one; nothing is asked but what parts there are. */
const draw = ({ plan, spectrogram }: Shown): string => {
  const scored = scoresOf(plan);
  const samples = scored.scores === undefined ? SAMPLES : SCORED_SAMPLES;
  const { parts, count } = sampleBatch(plan, { seed: 1, count: samples, ...scored });
  const [first, ...rest] = parts;
  const geometry: Geometry = { count, parts: [first, ...rest.slice(0, PARTS - 1)] };
  const options = { title: false, views: ['combined'], spectrogram, ...scored } as const;
  if (plan.parts.length > 1) return partsSvg(geometry, options);
  return plan.parts[0].grid.axes === 2 ? stripSvg(geometry, options) : panelSvg(geometry, options);
};

type Preset = Strategy['presets'][number];

const ofSpectrogram = ({ input }: Preset): boolean => input === 'spectrogram';

const parametersOf = ({ parameters }: Plan): string => JSON.stringify(parameters);

/** The defaults of a strategy, then its presets, without those that are the defaults. */
const shownOf = (strategy: Strategy): ReadonlyArray<Shown> => {
  const { name, presets } = strategy;
  const defaults = unwrap(strategy.plan({}));
  const plans = presets.map((preset) => ({ preset, plan: unwrap(strategy.plan(preset.config)) }));
  const same = plans.filter(({ plan }) => parametersOf(plan) === parametersOf(defaults));
  const listed = same.map(({ preset }) => `Its defaults are \`${preset.name}\`: ${preset.source}.`);
  return [
    {
      plan: defaults,
      spectrogram: same.some(({ preset }) => ofSpectrogram(preset)),
      file: name,
      name: `${name} at its defaults`,
      told: listed.join(' '),
    },
    ...plans
      .filter((one) => !same.includes(one))
      .map(({ preset, plan }) => ({
        plan,
        spectrogram: ofSpectrogram(preset),
        file: `${name}.${preset.name}`,
        name: preset.name,
        told: `\`${preset.name}\`: ${preset.source}.`,
      })),
  ];
};

/** The pages on which a strategy may have its law. */
const lawPages = readdirSync(join(root, 'docs'))
  .filter((name) => name.endsWith('.md') && `docs/${name}` !== PAGE && name !== 'parameters.md')
  .map((name) => ({ name, text: readFileSync(join(root, 'docs', name), 'utf8') }));

/** Where a strategy is introduced, which is where its picture must be seen too. */
const lawOf = (strategy: string): string => {
  const introduction = new RegExp(`^(?:## ${strategy}|The strategy \`${strategy}\` .*)$`, 'm');
  for (const { name, text } of lawPages) {
    const at = introduction.exec(text)?.index;
    if (at === undefined || !text.includes(`](images/gallery/${strategy}.svg)`)) continue;
    const heading = [...text.slice(0, at + strategy.length + 4).matchAll(/^## (.+)$/gm)].at(-1)?.[1];
    return heading === undefined ? name : `${name}#${anchorOf(heading)}`;
  }
  throw new Error(
    `no page of docs introduces ${strategy} ("The strategy \`${strategy}\` …") and shows images/gallery/${strategy}.svg`,
  );
};

const sections = strategies.map((strategy) => ({ strategy, shown: shownOf(strategy) }));

const page = `# Gallery

Every strategy at its defaults and as each of its presets: seed 1, step 0, from index 0. Grey is context, colours are targets, a dot marks a patch in no mask. Masks that follow scores are drawn over made-up ones, highest about a point. \`npm run gallery\` draws this page from the list of strategies. What else can be drawn: [Pictures](pictures.md).

${sections
  .map(({ strategy: { name, summary }, shown }) =>
    [
      `## ${name}`,
      `${summary}. [Its law](${lawOf(name)}), [its parameters](parameters.md#${name}).`,
      ...shown.flatMap(({ plan, told, name: alternative, file }) => [
        ...(told === '' ? [] : [told]),
        `![${alternative}](images/gallery/${file}.svg)`,
        ...(plan.parts.length > PARTS ? [`The first ${PARTS} of its ${plan.parts.length} parts.`] : []),
      ]),
    ].join('\n\n'),
  )
  .join('\n\n')}
`;

const wanted = new Map([
  [PAGE, page],
  ...sections.flatMap(({ shown }) => shown).map((one) => [`${FOLDER}/${one.file}.svg`, draw(one)] as const),
]);

const bytes = [...wanted].reduce((sum, [path, text]) => sum + (path === PAGE ? 0 : gzipSync(text).length), 0);
if (bytes > MOST_BYTES) {
  throw new Error(`the pictures of ${PAGE} have ${bytes} bytes compressed; give them at most ${MOST_BYTES}`);
}

const folder = join(root, FOLDER);
mkdirSync(folder, { recursive: true });
const others = readdirSync(folder)
  .map((name) => `${FOLDER}/${name}`)
  .filter((path) => !wanted.has(path));
const readIfThere = (path: string): string | undefined => {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return undefined;
  }
};
const changed = [...wanted].filter(([path, text]) => readIfThere(path) !== text);

if (process.argv.includes('--check')) {
  const stale = [...changed.map(([path]) => path), ...others];
  for (const path of stale) console.error(`${path} is out of date; run npm run gallery`);
  if (stale.length === 0) console.log(`gallery: ${wanted.size - 1} pictures, ${bytes} bytes`);
  process.exit(stale.length === 0 ? 0 : 1);
}
for (const path of others) rmSync(join(root, path));
for (const [path, text] of changed) writeFileSync(join(root, path), text);
