import { expect } from 'vitest';

/** The code with one thing in place of another, which must be there. */
export const changed = (code: string, from: string, to: string): string => {
  expect(code).toContain(from);
  return code.replaceAll(from, to);
};
