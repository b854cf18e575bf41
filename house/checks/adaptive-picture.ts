/**
 * Draws docs/images/adaptive.png from the first example of docs/adaptive.md: how often each patch was masked,
 * at the start of its run, half way and at the end.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toPng } from '@jepa-masks/render/node';
import { examplesIn } from '../../docs/test/documents.js';
import { printed } from '../../docs/test/printed.js';
import { root } from '../workspaces.js';

const { text } = examplesIn('ts').find(({ name }) => name.startsWith('docs/adaptive.md:'))!;

const drawing = `
import { summarise } from '@jepa-masks/core';
import { emptyTally, observe } from '@jepa-masks/core/statistics';
import { heatMapSvg } from '@jepa-masks/render';

const shown = [0, 50, 200].map((until) => {
  const { step, state } = train(start, until);
  const plan = planAt(scheduled, step);
  const mean = adaptiveScores(state);
  const scores = Float64Array.from({ length: 2_000 * N }, (_, at) => mean[at % N]!);
  const masks = sampleBatch(plan, { seed: 1, step, count: 2_000, scores });
  const tally = emptyTally(plan);
  observe(tally, masks, cpu.booleans(masks));
  return { name: \`step \${step}\`, statistics: summarise(tally) };
});
const parts = shown.map(({ name, statistics }) => ({ ...statistics.parts[0]!, name }));
console.log(heatMapSvg({ samples: 2_000, parts }, { most: 1, title: 'Which patches are masked as losses are learned' }));
`;

const svg = (await printed(text + drawing, root)).at(-1)!;
writeFileSync(join(root, 'docs/images/adaptive.png'), await toPng(svg));
