import { BROKEN, chiSquareScore } from '@jepa-masks/property-tests';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpu } from '../../../backends/cpu/src/index.js';
import {
  type Configuration,
  isLeft,
  type SpansParameters,
  sampleBatch,
  spans,
  unwrap,
} from '../../src/index.js';
import { countsAsked, countsWithin, fits, gapsOf } from '../../src/strategies/spans/span-counts.js';

const configuration: fc.Arbitrary<Configuration<SpansParameters>> = fc
  .record({
    numTokens: fc.integer({ min: 2, max: 150 }),
    maskRatio: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
    spanLength: fc.integer({ min: 1, max: 12 }),
    spanLengths: fc.constantFrom('fixed' as const, 'composed' as const),
    minGap: fc.integer({ min: 0, max: 5 }),
    wrap: fc.boolean(),
    separateTargets: fc.boolean(),
  })
  .filter((config) => !isLeft(spans.plan(config)));

/** Masked tokens of each sample, as text of 0 and 1: all its targets together. */
const rowsOf = (
  config: Configuration<SpansParameters>,
  seed: number,
  count: number,
): ReadonlyArray<string> => {
  const geometry = sampleBatch(unwrap(spans.plan(config)), { seed, count });
  const { data } = cpu.masked(geometry);
  const length = config.numTokens!;
  return Array.from({ length: count }, (_, sample) =>
    data.subarray(sample * length, (sample + 1) * length).join(''),
  );
};

/** Lengths of the runs of 1 in a row, and of the runs of 0 between them; on a circle it is cut open before a 1. */
const runsOf = (
  row: string,
  wrap: boolean,
): { masked: ReadonlyArray<number>; gaps: ReadonlyArray<number> } => {
  const cut = wrap && row.startsWith('1') ? row.lastIndexOf('0') + 1 : row.indexOf('1');
  const opened = wrap ? row.slice(cut) + row.slice(0, cut) : row.slice(cut, row.lastIndexOf('1') + 1);
  const lengths = (pattern: RegExp) => (opened.match(pattern) ?? []).map(({ length }) => length);
  return { masked: lengths(/1+/g), gaps: lengths(/0+/g) };
};

/** Every way to share `total` among `parts`, at least `least` each. */
const waysToShare = (total: number, parts: number, least: number): ReadonlyArray<ReadonlyArray<number>> => {
  if (parts === 0) return total === 0 ? [[]] : [];
  return Array.from({ length: Math.max(0, total - least + 1) }, (_, more) => least + more).flatMap((first) =>
    waysToShare(total - first, parts - 1, least).map((rest) => [first, ...rest]),
  );
};

/** Every row that a configuration allows, found by writing spans and gaps one after another; all are as likely. */
const enumerated = (config: Configuration<SpansParameters>): ReadonlySet<string> => {
  const { rule, spans: count, masked } = unwrap(spans.plan(config)).parts[0];
  const tokens = config.numTokens!;
  const { wrap, minGap } = rule;
  const lengths =
    rule.spanLengths === 'fixed'
      ? [Array.from({ length: count }, () => rule.spanLength)]
      : waysToShare(masked, count, 1);
  const free = tokens - masked - gapsOf(rule, count);
  const gaps = waysToShare(free, wrap ? count : count + 1, 0);
  const rows = lengths.flatMap((own) =>
    gaps.map((between) => {
      const spansAndGaps = own.map((length, span) => {
        const gap = (between[wrap ? span : span + 1] ?? 0) + (wrap || span < count - 1 ? minGap : 0);
        return '1'.repeat(length) + '0'.repeat(gap);
      });
      return (wrap ? '' : '0'.repeat(between[0]!)) + spansAndGaps.join('');
    }),
  );
  if (!wrap) return new Set(rows);
  return new Set(rows.flatMap((row) => [...row].map((_, at) => row.slice(at) + row.slice(0, at))));
};

const small: ReadonlyArray<readonly [string, Configuration<SpansParameters>]> = [
  ['a circle, fixed', { numTokens: 9, maskRatio: 0.45, spanLength: 2, spanLengths: 'fixed' }],
  ['a circle, composed', { numTokens: 9, maskRatio: 0.45, spanLength: 2 }],
  ['a circle, wide gaps', { numTokens: 11, maskRatio: 0.4, spanLength: 2, minGap: 2 }],
  ['a circle that one span nearly fills', { numTokens: 6, maskRatio: 0.8, spanLength: 5 }],
  ['a line, fixed', { numTokens: 9, maskRatio: 0.45, spanLength: 2, spanLengths: 'fixed', wrap: false }],
  ['a line, composed', { numTokens: 9, maskRatio: 0.45, spanLength: 2, wrap: false }],
  ['a line, wide gaps', { numTokens: 11, maskRatio: 0.4, spanLength: 2, minGap: 3, wrap: false }],
  ['a line with no room to spare', { numTokens: 5, maskRatio: 0.6, spanLength: 1, wrap: false }],
];

describe('spans', () => {
  it('are as many as planned, of as many tokens, with their gaps, and the context is the rest', () => {
    fc.assert(
      fc.property(configuration, fc.integer(), (config, seed) => {
        const plan = unwrap(spans.plan(config));
        const [{ rule, spans: count, masked, grid }] = plan.parts;
        const geometry = sampleBatch(plan, { seed, count: 3 });
        const seen = cpu.booleans(geometry).context.data;
        rowsOf(config, seed, 3).forEach((row, sample) => {
          const runs = runsOf(row, rule.wrap);
          const own = seen.subarray(sample * grid.patches, (sample + 1) * grid.patches);
          expect([...own].map((one) => 1 - one).join('')).toBe(row);
          expect(runs.masked.reduce((sum, one) => sum + one, 0)).toBe(masked);
          // Without a gap spans may touch, and then are one run.
          if (rule.minGap === 0) expect(runs.masked.length).toBeLessThanOrEqual(count);
          else expect(runs.masked.length).toBe(count);
          expect(runs.gaps.every((gap) => gap >= rule.minGap)).toBe(true);
          if (rule.spanLengths === 'fixed') {
            expect(runs.masked.every((run) => run % rule.spanLength === 0)).toBe(true);
          }
        });
      }),
    );
  });

  it('are each a target where that is asked for', () => {
    fc.assert(
      fc.property(configuration, fc.integer(), (config, seed) => {
        const plan = unwrap(spans.plan({ ...config, separateTargets: true }));
        const [{ rule, targets, guarantees, grid }] = plan.parts;
        const { data } = cpu.booleans(sampleBatch(plan, { seed, count: 1 })).targets;
        for (let target = 0; target < targets; target++) {
          const row = data.subarray(target * grid.patches, (target + 1) * grid.patches).join('');
          const [run, ...more] = runsOf(row, rule.wrap).masked;
          expect(more).toEqual([]);
          expect(run).toBeGreaterThanOrEqual(guarantees.target.min);
          expect(run).toBeLessThanOrEqual(guarantees.target.max);
        }
      }),
    );
  });

  it.each(small)('have every arrangement as likely on %s', (_, config) => {
    const law = enumerated(config);
    const samples = 1_000 * law.size;
    const counts = new Map<string, number>();
    for (const row of rowsOf(config, 11, samples)) counts.set(row, (counts.get(row) ?? 0) + 1);
    expect(new Set(counts.keys())).toEqual(law);
    const expected = Array.from({ length: law.size }, () => samples / law.size);
    expect(law.size === 1 || chiSquareScore([...counts.values()], expected) < BROKEN).toBe(true);
  });

  it.each(small)('mask every token as often on a circle, the ends less on a line: %s', (_, config) => {
    const rows = [...enumerated(config)];
    const [{ rule, spans: count, masked }] = unwrap(spans.plan(config)).parts;
    const tokens = config.numTokens!;
    const times = Array.from({ length: tokens }, (__, at) => rows.filter((row) => row[at] === '1').length);
    const first = rule.wrap ? masked / tokens : count / (tokens - masked - gapsOf(rule, count) + count);
    expect(times[0]! / rows.length).toBeCloseTo(first, 12);
    if (rule.wrap) expect(new Set(times).size).toBe(1);
    else expect(times.at(-1)).toBe(times[0]);
  });

  it('of T5 are 28 over 85 of 568 tokens, which leaves 512 with the marks of the spans and of the end', () => {
    const { config } = spans.presets.find(({ name }) => name === 't5')!;
    const [part] = unwrap(spans.plan(config)).parts;
    expect([part.spans, part.masked]).toEqual([28, 85]);
    expect(568 - 85 + 28 + 1).toBe(512);
  });

  it('of a row of any length are as many as its share asks for, as far as they fit', () => {
    fc.assert(
      fc.property(configuration, fc.nat(400), (config, tokens) => {
        const { rule } = unwrap(spans.plan(config)).parts[0];
        const counts = countsWithin(rule, tokens);
        const least = rule.spanLengths === 'fixed' ? rule.spanLength : 1;
        const one = { spans: 1, masked: least };
        expect(counts !== undefined).toBe(fits(rule, one, tokens));
        if (counts === undefined) return;
        expect(fits(rule, counts, tokens)).toBe(true);
        const asked = countsAsked(rule, tokens);
        if (rule.everySpans === null && fits(rule, asked, tokens)) expect(counts).toEqual(asked);
        if (rule.everySpans !== null) expect(counts.spans).toBeLessThanOrEqual(rule.everySpans);
      }),
    );
  });

  it.each([
    ['a ratio that masks nothing', { maskRatio: 0 }, { maskRatio: 0.001 }],
    ['a ratio that masks everything', { maskRatio: 1 }, { maskRatio: 0.75 }],
    ['spans without room for their gaps', { maskRatio: 0.5, spanLength: 1, minGap: 3 }, { maskRatio: 0.25 }],
    ['a span longer than the row', { numTokens: 8, spanLength: 10, spanLengths: 'fixed' }, { spanLength: 1 }],
    ['a single token', { numTokens: 1 }, { numTokens: 16 }],
  ] as const)('are refused for %s, with what would do', (_, config, suggestion) => {
    const planned = spans.plan(config);
    const [error] = isLeft(planned) ? planned.left : expect.unreachable('it is planned');
    expect(error.suggestion).toEqual(suggestion);
    expect(isLeft(spans.plan({ ...config, ...error.suggestion }))).toBe(false);
  });
});
