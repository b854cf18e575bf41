/** Every control of the playground does something. */
import { strategies } from '@jepa-masks/core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite } from '../site.js';
import { exerciseControls } from './exercise-controls.js';
import { openPlayground, settled, svgOf } from './open.js';

let site: Awaited<ReturnType<typeof openSite>>;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const show = async (page: Page, strategy: string): Promise<void> => {
  await page.evaluate((fragment) => {
    location.hash = fragment;
  }, `strategy=${strategy}&photograph=false&batch=1`);
  await page.waitForFunction(
    (chosen) => document.querySelector<HTMLSelectElement>('#strategy')?.value === chosen,
    strategy,
  );
  await settled(page);
};

test('every input of every strategy is taken, or refused in words', async () => {
  const { page, faults } = await openPlayground(site);
  // A field that several strategies describe alike has the same control in all of them.
  const known = new Set<string>();
  let moved = 0;
  for (const { name, fields } of strategies) {
    const described = Object.entries(fields).map(
      ([field, is]) => [field, JSON.stringify([field, is])] as const,
    );
    const seen = described.filter(([, text]) => known.has(text)).map(([field]) => field);
    for (const [, text] of described) known.add(text);
    await show(page, name);
    const outcomes = await page.evaluate(exerciseControls, seen);
    expect(Object.keys(outcomes), name).toEqual(Object.keys(fields));
    for (const [field, inputs] of Object.entries(outcomes)) {
      const silent = Object.entries(inputs).filter(
        ([, outcome]) => !/^(?:taken|refused: .{10})/.test(outcome),
      );
      expect(silent, `${name}, ${field}`).toEqual([]);
      // An input, and what takes it back.
      if (!seen.includes(field)) expect(Object.keys(inputs).length, field).toBeGreaterThan(1);
      moved += Object.keys(inputs).length;
    }
  }
  console.log(`${moved} inputs moved`);
  expect(faults).toEqual([]);

  // One that did nothing would be found.
  await show(page, 'tube');
  await page.evaluate(() =>
    document.addEventListener('input', (event) => event.stopImmediatePropagation(), { capture: true }),
  );
  const { tube } = Object.fromEntries(strategies.map((one) => [one.name, one]));
  const others = Object.keys(tube!.fields).filter((name) => name !== 'numFrames');
  const { numFrames } = await page.evaluate(exerciseControls, others);
  expect(Object.values(numFrames!)).toEqual(['dead', 'taken', 'taken']);
  await page.close();
});

/** What is done to a control that is no field, and what its address then has. */
const OTHERS: ReadonlyArray<
  readonly [label: string, fragment: string, set: string | undefined, address: string]
> = [
  ['draw it under the masks', '', undefined, 'photograph=false'],
  ['masks follow its detail; else all patches count alike', 'strategy=guided', undefined, 'scores=false'],
  ['Picture', 'strategy=multi_modal', 'all parts', 'picture=parts'],
  ['Part of one-part pictures', 'strategy=multi_modal&picture=panel', 'depth', 'part=depth'],
  ['Batch', '', '3', 'batch=3'],
  ['Sample drawn large', '', '2', 'sample=2'],
];

test.each(OTHERS)(
  '%s: another picture, and an address that says so',
  async (label, fragment, set, address) => {
    const { page, faults } = await openPlayground(site, fragment);
    const place = label === 'Batch' ? 'samples' : 'large';
    const before = await svgOf(page, place);
    const control = page.getByLabel(label, { exact: true });
    const kind = await control.evaluate((element) => element.tagName);
    if (set === undefined) await control.setChecked(!(await control.isChecked()));
    else if (kind === 'SELECT') await control.selectOption(set);
    else {
      await control.fill(set);
      await control.press('Enter');
    }
    await settled(page);
    expect((await svgOf(page, place)) === before).toBe(false);
    await page.waitForFunction((part) => location.hash.slice(1).split('&').includes(part), address);
    expect(faults).toEqual([]);
    await page.close();
  },
);
