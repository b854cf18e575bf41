import { type ConfigError, formatPath, formatValue } from './errors.js';

/** Fields to merge over a configuration. */
export type Change = Readonly<Record<string, unknown>>;

/** Why a configuration can't be planned, before it is settled what to suggest. */
export interface Refusal {
  /** Refusals of the same cause, at different levels, are mended together. */
  readonly cause: string;
  /** Changes that may mend it, in the order in which a person would try them; each is still to be tried. */
  readonly changes: () => ReadonlyArray<Change>;
  /** The error, with the change that was seen to mend it, if any was. */
  readonly error: (change: Change | undefined) => ConfigError;
}

/** An error that says itself what to change. */
export const settled = (error: ConfigError): Refusal => ({
  cause: `${error.code} ${formatPath(error.path)}`,
  changes: () => [],
  error: () => error,
});

/** A change as people write it: `targetScale [0.1, 0.2] and no blocks`. */
export const describeChange = (change: Change): string =>
  Object.entries(change)
    .map(([name, value]) => (value === undefined ? `no ${name}` : `${name} ${formatValue(value)}`))
    .join(' and ');
