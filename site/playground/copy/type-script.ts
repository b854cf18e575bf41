import type { PlaygroundState } from '../state/state.js';

/** The name under which core exports a strategy: `block_wise` is `blockWise`. */
const exportOf = (strategy: string): string =>
  strategy.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** A value as code has it: keys without quotes where they need none. */
const literal = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return inBraces(Object.entries(value).map(fieldText));
  }
  return typeof value === 'string' ? `'${escaped(value)}'` : String(value);
};

const fieldText = ([name, value]: readonly [string, unknown]): string =>
  `${keyText(name)}: ${literal(value)}`;

const inBraces = (fields: ReadonlyArray<string>): string =>
  fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;

const escaped = (text: string): string =>
  JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");

const keyText = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${escaped(name)}'`);

/** Fields on one line where that is short, else on one each. */
const configText = (config: Readonly<Record<string, unknown>>): string => {
  const short = literal(config);
  if (short.length <= 60) return short;
  const lines = Object.entries(config).map((field) => `  ${fieldText(field)},`);
  return `{\n${lines.join('\n')}\n}`;
};

/**
 * A program that gives the masks that the page shows.
 *
 * @param config what was planned
 * @param scores what each patch scores, where masks follow that
 */
export const typeScript = (
  { strategy, seed, step, batch }: PlaygroundState,
  config: Readonly<Record<string, unknown>>,
  scores: ReadonlyArray<number> | undefined,
): string => {
  const name = exportOf(strategy);
  const request = Object.entries({ seed, step, count: batch }).map(fieldText);
  return [
    `import { ${['sampleBatch', 'unwrap', name].sort().join(', ')} } from '@jepa-masks/core';`,
    "import { cpu } from '@jepa-masks/cpu';",
    '',
    `const plan = unwrap(${name}.plan(${configText(config)}));`,
    ...(scores === undefined
      ? [`const geometry = sampleBatch(plan, ${inBraces(request)});`]
      : [
          '// How much detail the photograph has in each patch; the same for every sample.',
          `const detail = ${literal(scores)};`,
          `const scores = Array.from({ length: ${batch} }, () => detail).flat();`,
          `const geometry = sampleBatch(plan, ${inBraces([...request, 'scores'])});`,
        ]),
    'const masks = cpu.booleans(geometry);',
    '',
  ].join('\n');
};
