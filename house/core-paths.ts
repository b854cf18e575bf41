import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const manifest = fileURLToPath(new URL('../core/package.json', import.meta.url));

/** What core is imported by, all of it: itself, and its rooms; not what is for users of fp-ts. */
export const corePaths: ReadonlyArray<string> = Object.keys(
  (JSON.parse(readFileSync(manifest, 'utf8')) as { readonly exports: object }).exports,
)
  .filter((path) => path !== './package.json' && path !== './fp-ts')
  .map((path) => `@jepa-masks/core${path.slice(1)}`);
