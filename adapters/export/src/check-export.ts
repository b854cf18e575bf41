import { type ConfigError, type Either, formatErrors, type Plan } from '@jepa-masks/core';
import { left } from '@jepa-masks/core/config';
import { checkLengths } from '@jepa-masks/core/geometry';
import { checkPresence, checkScores } from '@jepa-masks/core/sampling';
import type { ExportError } from './export-error.js';
import { ARRAY_GROUPS, type ArrayExportOptions } from './export-options.js';
import { type CheckedRequest, checkExportRequest, type ExportRequest } from './export-request.js';
import { refusal } from './refusal.js';

const checkGroups = (
  { parts }: Plan,
  arrays: ReadonlyArray<unknown>,
  isPresenceSaid: boolean,
): ReadonlyArray<ConfigError> => {
  const hasBlocks = !isPresenceSaid && parts.some(({ masks }) => masks === 'boxes');
  return arrays.flatMap((group, at) => {
    if (!ARRAY_GROUPS.some((known) => known === group)) {
      return [refusal(['arrays', at], group, `one of ${ARRAY_GROUPS.join(', ')}`)];
    }
    if (group !== 'blocks' || hasBlocks) return [];
    return [refusal(['arrays', at], group, 'bits, as these masks are patches, and no blocks')];
  });
};

const checkGiven = (plan: Plan, { lengths }: ArrayExportOptions): ReadonlyArray<ConfigError> => {
  if (lengths === undefined) return [];
  const checked = checkLengths(plan, lengths);
  if (checked._tag === 'Right') return [];
  return checked.left.map((error) => ({
    ...error,
    path: error.path[0] === 'lengths' ? error.path : ['lengths', ...error.path],
  }));
};

/** Scores of all samples alike are those of one. */
const checkScored = ({ parts }: Plan, { scores, count }: ExportRequest): ReadonlyArray<ConfigError> => {
  if (scores === undefined) return [];
  const isOfOne = parts.some(({ grid }) => grid.patches === scores.length);
  const checked = checkScores(parts, isOfOne ? 1 : count, scores);
  return checked._tag === 'Right' ? [] : checked.left;
};

/** Presence of all samples alike is that of one. */
const checkPresent = ({ parts }: Plan, { present, count }: ExportRequest): ReadonlyArray<ConfigError> => {
  if (present === undefined) return [];
  const isOfOne = (rows: unknown, patches: number): boolean =>
    rows instanceof Uint8Array && rows.length === patches;
  const ofAll = parts.every(({ grid: { patches }, name }) =>
    isOfOne(present instanceof Uint8Array ? present : Object(present)[name], patches),
  );
  const checked = checkPresence(parts, ofAll ? 1 : count, present);
  return checked._tag === 'Right' ? [] : checked.left;
};

/** A request with its defaults filled in, or the refusal of the export with all that is wrong with it and its options. */
export const checkExport = (
  path: string,
  plan: Plan,
  request: ExportRequest,
  options: ArrayExportOptions,
  furtherErrors: ReadonlyArray<ConfigError> = [],
): Either<ExportError, CheckedRequest> => {
  const ofOptions = [
    ...checkGroups(plan, options.arrays ?? [], request.present !== undefined),
    ...checkGiven(plan, options),
    ...checkScored(plan, request),
    ...checkPresent(plan, request),
    ...furtherErrors,
  ];
  const checked = checkExportRequest(request, ofOptions);
  if (checked._tag === 'Right') return checked;
  const errors = checked.left;
  const message = formatErrors(errors).replaceAll('\n', '; ');
  return left({ code: 'invalid_request', path, errors, message });
};
