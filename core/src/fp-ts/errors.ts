import type { Semigroup } from 'fp-ts/lib/Semigroup.js';
import type { Show } from 'fp-ts/lib/Show.js';
import { type ConfigErrors, formatErrors } from '../config/errors.js';

/** Errors one after the other: for fp-ts's `getApplicativeValidation`, which gathers those of several plans. */
export const semigroupErrors: Semigroup<ConfigErrors> = {
  concat: ([first, ...rest], others) => [first, ...rest, ...others],
};

/** Errors a line each, by the names of their fields. */
export const showErrors: Show<ConfigErrors> = { show: (errors) => formatErrors(errors) };
