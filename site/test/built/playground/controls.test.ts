/** Every control of the playground does something. */
import { strategies } from '@jepa-masks/core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite } from '../site.js';
import { exerciseControls } from './exercise-controls.js';
import { openPlayground, settled, svgOf } from './open.js';

let site: Awaited<ReturnType<typeof openSite>>;
/** One page for all strategies, as for a visitor who tries them one after another. */
let visited: Awaited<ReturnType<typeof openPlayground>>;
/** Faults of that page that were looked at. */
let looked = 0;
/** Those that were not. */
const newFaults = (): ReadonlyArray<string> => {
  const faults = visited.faults.slice(looked);
  looked = visited.faults.length;
  return faults;
};
beforeAll(async () => {
  site = await openSite();
  visited = await openPlayground(site);
});
afterAll(async () => {
  await site.close();
  expect(newFaults()).toEqual([]);
});

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

/** Fields that a strategy has as one before it has them: such a field has the same control in both. */
const seenBefore = (name: string): ReadonlyArray<string> => {
  const at = strategies.findIndex((one) => one.name === name);
  const described = (fields: object) =>
    Object.entries(fields).map(([field, is]) => [field, JSON.stringify([field, is])] as const);
  const before = new Set(
    strategies
      .slice(0, at)
      .flatMap(({ fields }) => described(fields))
      .map(String),
  );
  return described(strategies[at]!.fields)
    .filter((one) => before.has(String(one)))
    .map(([field]) => field);
};

test.each(strategies)('every input of $name is taken, or refused in words', async ({ name, fields }) => {
  const { page } = visited;
  const seen = seenBefore(name);
  await show(page, name);
  const outcomes = await page.evaluate(exerciseControls, seen);
  expect(Object.keys(outcomes)).toEqual(Object.keys(fields));
  for (const [field, inputs] of Object.entries(outcomes)) {
    const silent = Object.entries(inputs).filter(([, outcome]) => !/^(?:taken|refused: .{10})/.test(outcome));
    expect(silent, field).toEqual([]);
    // An input, and what takes it back.
    if (!seen.includes(field)) expect(Object.keys(inputs).length, field).toBeGreaterThan(1);
  }
  expect(newFaults()).toEqual([]);
});

test('an input that does nothing would be found', async () => {
  const { page } = await openPlayground(site);
  await show(page, 'tube');
  await page.evaluate(() =>
    document.addEventListener('input', (event) => event.stopImmediatePropagation(), { capture: true }),
  );
  const { tube } = Object.fromEntries(strategies.map((one) => [one.name, one]));
  const unmoved = Object.keys(tube!.fields).filter((name) => name !== 'numFrames');
  const { numFrames } = await page.evaluate(exerciseControls, unmoved);
  const [slider, ...others] = Object.values(numFrames!);
  expect(slider).toBe('dead');
  // Those that tell of it otherwise.
  expect(others.length).toBeGreaterThan(1);
  expect(others).not.toContain('dead');
  await page.close();
});

/** What is done to a control that is no field, on which page, and what its address then has. */
const OTHERS: ReadonlyArray<
  readonly [label: string, fragment: string, set: string | undefined, address: string]
> = [
  ['draw it under the masks', 'strategy=multi_block', undefined, 'photograph=false'],
  ['masks follow its detail; else all patches count alike', 'strategy=guided', undefined, 'scores=false'],
  ['Picture', 'strategy=multi_modal', 'one part', 'picture=panel'],
  ['Part of one-part pictures', 'strategy=multi_modal&picture=panel', 'depth', 'part=depth'],
  ['Batch', 'strategy=multi_block', '3', 'batch=3'],
  ['Sample drawn large', 'strategy=multi_block', '2', 'sample=2'],
];

test.each(OTHERS)(
  '%s: another picture, and an address that says so',
  async (label, fragment, set, address) => {
    const { page } = visited;
    await page.evaluate((hash) => {
      location.hash = hash;
    }, fragment);
    await settled(page);
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
    expect(newFaults()).toEqual([]);
  },
);
