import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkGolden } from '../../src/golden/check-golden.js';
import { checkFile } from '../../src/parity/check-file.js';

/** The first line of every file of a folder, by the file's name. */
const firstLines = (folder: string): ReadonlyArray<readonly [string, string]> => {
  const url = new URL(folder, import.meta.url);
  return readdirSync(url).map((name) => [name, readFileSync(new URL(name, url), 'utf8').split('\n')[0]!]);
};

type Path = ReadonlyArray<string>;

const pathsIn = (value: unknown, path: Path = []): ReadonlyArray<Path> =>
  typeof value !== 'object' || value === null
    ? [path]
    : [path, ...Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...path, key]))];

const values = fc.oneof(
  fc.constantFrom(null, 0, -1, 1.5, 1e6, 1e308, 2 ** 53, '', '__proto__', 'ffff', true, [], {}, [[]]),
  fc.jsonValue(),
);

/** Recorded lines in which one value, anywhere, is another or gone. */
const damaged = (folder: string): fc.Arbitrary<readonly [name: string, text: string]> =>
  fc
    .tuple(fc.constantFrom(...firstLines(folder)), fc.nat(), fc.option(values, { nil: undefined }))
    .map(([[name, line], at, value]) => {
      const whole: unknown = JSON.parse(line);
      const paths = pathsIn(whole);
      const path = paths[at % paths.length]!;
      if (path.length === 0) return [name, JSON.stringify(value) ?? ''];
      const holder = path.slice(0, -1).reduce((inner, key) => Reflect.get(Object(inner), key), whole);
      Reflect.set(Object(holder), path.at(-1)!, value);
      return [name, JSON.stringify(whole)];
    });

const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.json());

describe('whatever a line holds, it is judged and never thrown at', () => {
  it('of a golden file', () => {
    const names = firstLines('../../golden/v2/').map(([name]) => name);
    const lines = fc.oneof(damaged('../../golden/v2/'), fc.tuple(fc.constantFrom(...names), texts));
    fc.assert(
      fc.property(lines, ([name, text]) => {
        const [result] = checkGolden([{ name, text }]);
        for (const failure of result!.failures) expect(failure).not.toBe('');
      }),
      { numRuns: 100 },
    );
  });

  it.each(['{', 'null', '[]', '{}', '{"config":{}}', '{"vectors":[]}', '{"config":{},"vectors":"abc"}'])(
    'of a golden file, and one that is none is named: %s',
    (text) => {
      expect(checkGolden([{ name: 'multi_block.jsonl', text: `\n${text}` }])[0]).toEqual({
        name: 'multi_block',
        vectors: 0,
        failures: ['line 2: is no configuration with vectors'],
      });
    },
  );

  it('of a golden file that asks for a batch at the end of an endless run', () => {
    const line = new Map(firstLines('../../golden/v2/')).get('mae-random.jsonl')!;
    const [result] = checkGolden([
      { name: 'mae-random.jsonl', text: line.replace('"draw":0', '"draw":1e308') },
    ]);
    expect(result!.failures).toEqual([expect.stringContaining('draw is 1e+308, must be 0 to 1000')]);
  });

  it('of recorded masks', () => {
    const lines = fc.oneof(damaged('../../fixtures/'), fc.tuple(fc.constant('x.jsonl'), texts));
    fc.assert(
      fc.property(lines, ([name, text]) => {
        for (const { title, passed, difference } of checkFile(text, name)) {
          expect(title).not.toBe('');
          expect(difference === null).toBe(passed);
        }
      }),
      { numRuns: 500 },
    );
  });
});
