import { measureThinning } from '@jepa-masks/core/statistics';
import { cpu } from '@jepa-masks/cpu';
import { describe, expect, it } from 'vitest';
import { thinningMapSvg } from '../src/index.js';
import { heatColour } from '../src/palette.js';
import { plans, whitePixel } from './plans.js';
import { ofClass, parse, textOf, walk } from './xml.js';

const plan = plans['multi-block at its defaults']!;
const lengths = { context: 24, targets: 30 };
const request = { seed: 1, count: 600 };
const thinning = measureThinning(plan, cpu, lengths, request);

/** Thinning without a phase: of every list the first patch is kept and the last is lost. */
const withoutPhase: typeof cpu = {
  ...cpu,
  fixedIndices: (geometry, wanted) =>
    cpu.fixedIndices(
      {
        ...geometry,
        parts: geometry.parts.map((part) => ({
          ...part,
          phases: new Uint32Array(part.phases.length),
        })) as unknown as typeof geometry.parts,
      },
      wanted,
    ),
};

/** The colours of a map's patches, map by map. */
const coloursOf = (svg: string): ReadonlyArray<ReadonlyArray<string>> =>
  ofClass(walk(parse(svg)), 'patches').map(({ node }) =>
    node.children.map(({ attributes }) => attributes.fill!),
  );

describe('the map of thinning', () => {
  it('colours each patch by how often it was kept, of how often is fair', () => {
    const { context, targets } = thinning.parts[0]!;
    const wanted = [context, targets].map(({ kept, expected }) =>
      kept.map((count, patch) =>
        expected[patch] === 0 ? '#ffffff' : heatColour(count / expected[patch]! / 2),
      ),
    );
    expect(coloursOf(thinningMapSvg(thinning))).toEqual(wanted);
    expect(coloursOf(thinningMapSvg(thinning, { photograph: whitePixel }))).toEqual(wanted);
  });

  it('shows the fault of lists that keep their first patch and lose their last', () => {
    const [context] = coloursOf(thinningMapSvg(measureThinning(plan, withoutPhase, lengths, request)));
    const [fair] = coloursOf(thinningMapSvg(thinning));
    expect(context![195]).toBe(heatColour(0));
    expect(fair![195]).not.toBe(heatColour(0));
  });

  it('explains what is white, where something is', () => {
    const said = (svg: string): boolean =>
      walk(parse(svg)).some(({ node }) => textOf(node) === 'in no list that was thinned');
    // Four patches are targets in every sample, and so in no context.
    expect(said(thinningMapSvg(thinning))).toBe(true);
    const allowed = measureThinning(
      plans['overlapping targets']!,
      cpu,
      { context: 1, targets: 1 },
      { seed: 1, count: 2_000 },
    );
    expect(said(thinningMapSvg(allowed))).toBe(false);
  });

  it('refuses no samples, a part that is not there, and what is no photograph', () => {
    const nothing = measureThinning(plan, cpu, lengths, { seed: 1, count: 0 });
    expect(() => thinningMapSvg(nothing)).toThrow('the statistics count no sample');
    expect(() => thinningMapSvg(thinning, { part: 'level_1' })).toThrow('part is "level_1"; give none');
    expect(() => thinningMapSvg(thinning, { photograph: 'photo.jpg' })).toThrow('photograph is "photo.jpg"');
  });
});
