import type { Page } from 'playwright-core';
import { button } from './button.js';

/** The bytes of the file that a click on a button saves, and its name. */
export const savedBy = async (
  page: Page,
  name: string,
): Promise<{ readonly name: string; readonly bytes: Buffer }> => {
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, name).click()]);
  const chunks: Array<Buffer> = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) };
};
