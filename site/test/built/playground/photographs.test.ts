/** Photographs and clips of one's own under the masks: chosen, dropped, refused. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../../../house/workspaces.js';
import { openSite } from '../site.js';
import { openPlayground, settled, svgOf } from './open.js';

let site: Awaited<ReturnType<typeof openSite>>;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const PAN = join(root, 'examples/pan.webp');

/** Does something, and waits until another large picture is drawn. */
const redrawn = async (page: Page, act: () => Promise<unknown>): Promise<string> => {
  const before = await page.locator('[data-place=large] img').getAttribute('src');
  await act();
  await page.waitForFunction(
    (src) => document.querySelector<HTMLImageElement>('[data-place=large] img')!.src !== src,
    before,
  );
  await settled(page);
  return svgOf(page, 'large');
};

/** Pictures that lie under the masks. */
const imagesIn = (svg: string): number => new Set(svg.match(/href="data:[^"]+"/g)).size;

test('a photograph or a clip of one’s own lies under the masks, and what is none is refused', async () => {
  const { page } = await openPlayground(site, 'strategy=tube&batch=2');
  const panned = await svgOf(page, 'large');
  const input = page.getByLabel('Choose files');
  const played = await redrawn(page, () => input.setInputFiles(PAN));
  expect(imagesIn(played)).toBe(8);
  expect(played === panned).toBe(false);
  // The same file can be chosen again after another.
  expect(await input.inputValue()).toBe('');
  const shipped = await redrawn(page, () => page.getByRole('button', { name: 'The shipped one' }).click());
  expect(shipped === panned).toBe(true);
  await input.setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no image') });
  await page.waitForFunction(() => document.querySelector('.errors')?.textContent !== '');
  expect(await page.getByRole('alert').textContent()).toBe(
    'notes.txt is no image that this browser can read; give a JPEG, PNG or WebP',
  );
  await page.close();
});

/** Drags over the large picture something that holds a file, or words; gives what the page does, and whether the browser leaves it alone. */
const drag = (
  page: Page,
  type: 'dragover' | 'dragleave' | 'drop',
  file: string | undefined,
  to?: 'p',
): Promise<{ readonly isTaken: boolean; readonly isOutlined: boolean }> =>
  page.evaluate(
    async ([type, file, to]) => {
      const picture = document.querySelector('[data-place=large] img')!;
      const dataTransfer = new DataTransfer();
      if (file === undefined) dataTransfer.setData('text/plain', 'words');
      else {
        const bytes = Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0));
        dataTransfer.items.add(new File([bytes], 'pan.webp', { type: 'image/webp' }));
      }
      const relatedTarget = to === undefined ? null : document.querySelector(`.playground ${to}`);
      const event = new DragEvent(type, {
        ...{ bubbles: true, cancelable: true, dataTransfer, relatedTarget },
      });
      picture.dispatchEvent(event);
      await new Promise((done) => requestAnimationFrame(done));
      const isOutlined = document.querySelector('.playground')!.classList.contains('over');
      return { isTaken: event.defaultPrevented, isOutlined };
    },
    [type, file, to] as const,
  );

test('a clip that is dropped on the large picture is taken there, and the page stays', async () => {
  const { page, faults } = await openPlayground(site, 'strategy=tube&batch=2');
  const clip = readFileSync(PAN).toString('base64');
  // What is neither taken nor refused is the browser's own: words go into a box.
  expect(await drag(page, 'dragover', undefined)).toEqual({ isTaken: false, isOutlined: false });
  expect(await drag(page, 'dragover', clip)).toEqual({ isTaken: true, isOutlined: true });
  expect((await drag(page, 'dragleave', clip, 'p')).isOutlined).toBe(true);
  expect((await drag(page, 'dragleave', clip)).isOutlined).toBe(false);
  await drag(page, 'dragover', clip);
  const played = await redrawn(page, async () =>
    expect(await drag(page, 'drop', clip)).toEqual({ isTaken: true, isOutlined: false }),
  );
  expect(imagesIn(played)).toBe(8);
  expect(faults).toEqual([]);
  await page.close();
});
