/** The playground as it is used: errors, addresses, devices, steps. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite } from '../site.js';
import { openPlayground, settled, svgOf } from './open.js';

let site: Awaited<ReturnType<typeof openSite>>;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

test('errors say why, and their buttons mend them', async () => {
  const { page, faults } = await openPlayground(site, 'numTargetMasks=6&targetScal=[0.15,0.2]');
  const alert = page.getByRole('alert');
  expect(await alert.textContent()).toContain('targetScal: is not a field of this strategy');
  await alert.getByRole('button', { name: 'Use no targetScal, targetScale [0.15,0.2]' }).click();
  await settled(page);
  expect(await alert.textContent()).toMatch(/numTargetMasks: .*6/);
  await alert.getByRole('button', { name: 'Use numTargetMasks 4' }).click();
  await settled(page);
  expect(await alert.textContent()).toBe('');
  await page.waitForFunction(() => location.hash === '#numTargetMasks=4&targetScale=[0.15,0.2]');
  expect(await svgOf(page, 'large')).toContain('<svg');
  // The report's warnings have buttons, too.
  await page.getByRole('button', { name: 'Use numTargetMasks 3' }).click();
  await settled(page);
  expect(await page.locator('.report .warning').count()).toBe(0);
  expect(faults).toEqual([]);
  await page.close();
});

test('an address brings back what was seen', async () => {
  const { page } = await openPlayground(site);
  await page.getByLabel('Preset, of any strategy').selectOption('h-jepa-hierarchical');
  await page.getByLabel('Seed').fill('a seed');
  await page.getByLabel('Seed').press('Enter');
  await page.getByRole('button', { name: 'Next step' }).click();
  await settled(page);
  await page.getByRole('button', { name: 'Share by address' }).click();
  const shared = await page.locator('pre').textContent();
  const seen = await svgOf(page, 'large');
  await page.close();
  const { page: other } = await openPlayground(site, new URL(shared!).hash.slice(1));
  expect((await svgOf(other, 'large')) === seen).toBe(true);
  await other.evaluate(() => {
    location.hash = 'strategy=none&batch=many';
  });
  await other.waitForFunction(() => document.querySelector('.errors')?.textContent !== '');
  const told = await other.getByRole('alert').textContent();
  expect(told).toContain('strategy is none in the address; give one of multi_block');
  expect(told).toContain('batch is many in the address; give a whole number from 1 to 256');
  await other.close();
});

test('WebGPU paints what the CPU paints', async () => {
  const { page, faults } = await openPlayground(site, 'device=webgpu');
  for (const strategy of ['multi_block', 'random', 'multi_block_3d', 'multi_modal']) {
    await page.getByLabel('Strategy', { exact: true }).selectOption(strategy);
    await settled(page);
    const told = await page.locator('.timing').textContent();
    expect(told, strategy).toMatch(
      /^A batch of 8: \d.* ms to draw, .* ms to paint on WebGPU .*the same as the CPU/,
    );
  }
  expect(faults).toEqual([]);
  await page.close();
});

test('ours stand beside a published generator with the same seed, where it can be asked for the same', async () => {
  const { page, faults } = await openPlayground(site);
  await page.getByText('Beside a published generator').click();
  await settled(page);
  const options = page.locator('#beside option');
  expect(
    await options.evaluateAll((all) => all.filter((one) => !(one as HTMLOptionElement).disabled).length),
  ).toBeGreaterThan(5);
  await page.getByLabel('Generator').selectOption('ijepa-multi-block');
  await settled(page);
  expect(await svgOf(page, 'beside')).toContain('ijepa-multi-block');
  await page.getByLabel('Strategy', { exact: true }).selectOption('spans');
  await settled(page);
  expect(await page.locator('[data-place=beside] .none').textContent()).toMatch(
    /ijepa-multi-block: can’t be asked/,
  );
  expect(faults).toEqual([]);
  await page.close();
});

test('steps play until they are stopped', async () => {
  const { page } = await openPlayground(site);
  await page.getByRole('button', { name: 'Play over steps' }).click();
  await page.waitForFunction(() => Number(document.querySelector<HTMLInputElement>('#step')?.value) >= 2);
  await page.getByRole('button', { name: 'Pause' }).click();
  await settled(page);
  expect(await page.getByRole('button', { name: 'Play over steps' }).count()).toBe(1);
  await page.close();
});

test('keys alone move a slider, and it is seen where they are', async () => {
  const { page } = await openPlayground(site);
  const slider = page.getByRole('slider', { name: 'num target masks' });
  await page.getByLabel('Preset, of any strategy').focus();
  for (let tabs = 0; tabs < 20; tabs++) {
    await page.keyboard.press('Tab');
    if (await slider.evaluate((element) => element === document.activeElement)) break;
  }
  await page.keyboard.press('ArrowLeft');
  await settled(page);
  expect(await slider.inputValue()).toBe('3');
  expect(await slider.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
  await page.close();
});
