import type { Locator, Page } from 'playwright-core';

/** The button of a page that is called so, word for word. */
export const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
