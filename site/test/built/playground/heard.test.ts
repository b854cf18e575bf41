/** What those hear, and where those are, who use the playground by keyboard and screen reader. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite } from '../site.js';
import { openPlayground, settled } from './open.js';

let site: Awaited<ReturnType<typeof openSite>>;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** Where the keyboard is: at a field, or at what has the text that is given. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { dataset, textContent } = document.activeElement as HTMLElement;
    return dataset.field ?? textContent;
  });

test('a heading is called what is below it, and what a change led to is said once it is over', async () => {
  const { page } = await openPlayground(site);
  for (const name of ['One sample', 'The batch', 'How often each patch is visited']) {
    expect(await page.getByRole('heading', { name, exact: true }).count(), name).toBe(1);
  }
  const spoken = page.locator('.spoken[role=status]');
  const image = page.locator('[data-place=large] img');
  const told = async () => `${await image.getAttribute('alt')}`;
  await expect.poll(() => spoken.textContent(), { timeout: 5000 }).toBe(await told());
  const before = await told();
  const slider = page.getByRole('slider', { name: 'num target masks' });
  const said: Array<string> = [];
  await page.exposeFunction('hear', (text: string) => said.push(text));
  await page.evaluate(() => {
    const heard = new MutationObserver(([{ target }]) =>
      (globalThis as unknown as { hear(text: string): void }).hear(target.textContent!),
    );
    heard.observe(document.querySelector('.spoken')!, {
      ...{ childList: true, characterData: true, subtree: true },
    });
  });
  await slider.focus();
  const keys = ['ArrowLeft', 'ArrowLeft', 'ArrowRight'];
  for (const key of keys) await page.keyboard.press(key);
  await settled(page);
  expect(await told()).not.toBe(before);
  // Once it is over: where a machine is slow, what a pause on the way led to may be said as well.
  await expect.poll(() => said.at(-1), { timeout: 5000 }).toBe(await told());
  expect(said.length).toBeLessThanOrEqual(keys.length);
  await page.close();
});

test('what explains context and targets stands on phones, too', async () => {
  const { page } = await openPlayground(site, '', { viewport: { width: 375, height: 700 } });
  expect(
    await page.getByText('The encoder sees the context; the targets are to be predicted.').isVisible(),
  ).toBe(true);
  await page.close();
});

test('the keyboard stays at a field, or at the picture, when its button vanishes', async () => {
  const { page } = await openPlayground(site, 'numTargetMasks=6&targetScal=[0.15,0.2]');
  const alert = page.getByRole('alert');
  const press = async (name: string): Promise<void> => {
    await page.getByRole('button', { name, exact: true }).focus();
    await page.keyboard.press('Enter');
    await settled(page);
    expect(await page.getByRole('button', { name, exact: true }).count(), name).toBe(0);
  };
  await press('Use no targetScal, targetScale [0.15,0.2]');
  expect(await focused(page)).toBe('targetScale');
  await press('Use numTargetMasks 4');
  expect(await focused(page)).toBe('numTargetMasks');
  expect(await alert.textContent()).toBe('');
  await press('Back to the default of num target masks');
  expect(await focused(page)).toBe('numTargetMasks');
  await page.close();
  const { page: other } = await openPlayground(site, 'nothing=1');
  await other.getByRole('button', { name: 'Use no nothing' }).click();
  await settled(other);
  expect(await focused(other)).toBe('One sample');
  await other.close();
});
