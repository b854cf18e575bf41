import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { strategies } from '../../core/src/index.js';
import { checkGolden } from '../../property-tests/src/golden/check-golden.js';

// A test a line, so that a mutant is put only to the configurations that reach it.
describe.each(strategies.map(({ name }) => name))('golden vectors of %s', (name) => {
  const file = new URL(`../../property-tests/golden/v2/${name}.jsonl`, import.meta.url);
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const named = lines.map((text): readonly [string, string] => [
    JSON.stringify(JSON.parse(text).config),
    text,
  ]);
  // Large images are planned slowly and reach no code that small ones don't.
  const quick = named.filter(([config]) => !/"inputSize":(?:\[256|32|38|51|102)|"patchSize":1,/.test(config));
  test.each(quick)('%s', (_, text) => {
    expect(checkGolden([{ name: `${name}.jsonl`, text }])[0]!.failures).toEqual([]);
  });
});
