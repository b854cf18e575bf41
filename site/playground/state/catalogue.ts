import type { Strategy } from '@jepa-masks/core';
import type { Field } from '@jepa-masks/core/config';

/** A named configuration, as far as the page tells of it. */
interface CataloguePreset {
  readonly name: string;
  readonly source: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/** What the page knows of a strategy: enough to make its controls. */
export interface CatalogueStrategy {
  readonly name: string;
  readonly summary: string;
  readonly fields: Readonly<Record<string, Field>>;
  readonly presets: ReadonlyArray<CataloguePreset>;
}

/** All that there is to choose from: plain data, which the worker sends, so that the page needs nothing of core. */
export interface Catalogue {
  readonly strategies: ReadonlyArray<CatalogueStrategy>;
}

/** The catalogue of strategies. */
export const catalogueOf = (strategies: ReadonlyArray<Strategy>): Catalogue => ({
  strategies: strategies.map(({ name, summary, fields, presets }) => ({
    name,
    summary,
    fields,
    presets: presets.map((preset) => ({ name: preset.name, source: preset.source, config: preset.config })),
  })),
});

/** The strategy of a name; the first where there is none. */
export const strategyNamed = ({ strategies }: Catalogue, name: string): CatalogueStrategy =>
  strategies.find((strategy) => strategy.name === name) ?? strategies[0]!;
