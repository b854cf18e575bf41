import { hierarchical, unwrap } from '@jepa-masks/core';
import { expect, test } from 'vitest';
import { h } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { SIDE } from '../../../examples/training/src/data/photographs.js';
import { masksOf } from '../../../examples/training/src/masks/choice.js';
import { shownOf } from '../../../examples/training/src/web/shown.js';
import { Photographs } from '../../training/photographs.js';
import { type Preset, presets } from '../../training/presets.js';

const told = async ({ masks }: Preset): Promise<string> => {
  const batch = {
    photographs: Int32Array.from({ length: 8 }, (_, at) => at),
    masks: masksOf(masks, { seed: 1, samples: 8, batchSize: 8, steps: 1 }).at(0),
  };
  const pixels = new Uint8Array(8 * SIDE * SIDE);
  return renderToString(
    h(Photographs, { shown: shownOf(batch, { pixels, labels: new Uint8Array(8), count: 8 }) }),
  );
};

test('photographs of several levels are called as the parts of the plan, those of one by no name', async () => {
  const preset = presets.find(({ id }) => id === 'hierarchical')!;
  const text = await told(preset);
  const names = [...text.matchAll(/<p>(.*?)<\/p>/g)].map(([, name]) => name);
  const plan = unwrap(hierarchical.plan((preset.masks as { readonly parameters: object }).parameters));
  expect(names).toEqual(plan.parts.map(({ name }) => name));
  for (const name of names) expect(text).toContain(`aria-label="${name}, 8 photographs of 49 patches`);
  expect(await told(presets[0]!)).not.toContain('level_');
});
