import { recordOf } from '../config/damage.js';
import { type ConfigError, type ConfigErrors, formatPath, formatValue } from '../config/errors.js';
import { listOf } from '../config/list-of.js';
import { type ChangingField, valueAt, withValue } from './changing-field.js';

type Config = Readonly<Record<string, unknown>>;

/** The first step without a plan, why it has none, and the last step before it whose plan is another. */
export interface Unplanned {
  readonly step: number;
  readonly errors: ConfigErrors;
  readonly before: number | undefined;
}

/** Fields told by name and value; more are no help. */
const MOST_TOLD = 3;

/** The schedule in which the value that a step has does not follow on the one before it; undefined where it starts there anew. */
const endingAt = ({ given }: ChangingField, step: number, value: unknown): unknown => {
  const pieces = listOf(given);
  if (pieces === undefined) return { ...recordOf(given), to: value };
  const startOf = (piece: unknown): number => recordOf(piece)!.at as number;
  const at = pieces.filter((piece) => startOf(piece) <= step).length - 1;
  const piece = recordOf(pieces[at])!;
  const isConstant = Object.hasOwn(piece, 'value');
  if (!isConstant && startOf(piece) === step) return undefined;
  const changed = isConstant ? { ...piece, value } : { ...piece, to: value };
  return pieces.map((one, index) => (index === at ? changed : one));
};

interface Remedy {
  readonly suggestion: Config;
  readonly told: string;
}

/** Changes of one schedule after which it has no value that the step before had not. */
const shorter = (
  config: Config,
  changing: ReadonlyArray<ChangingField>,
  { step, before }: Unplanned,
): ReadonlyArray<Remedy> =>
  changing.flatMap((one) => {
    if (before === undefined) return [];
    const value = valueAt(one, before);
    if (formatValue(value) === formatValue(valueAt(one, step))) return [];
    const schedule = endingAt(one, step, value);
    if (schedule === undefined) return [];
    const [name] = one.path;
    const suggestion = { [name]: withValue(config, one.path, schedule)[name] };
    return [{ suggestion, told: `; ${formatPath(one.path)} may go to ${formatValue(value)}` }];
  });

/** What a plan suggests, where that is no field that changes. */
const ofPlan = (errors: ConfigErrors, changing: ReadonlyArray<ChangingField>): ReadonlyArray<Remedy> =>
  errors.flatMap(({ suggestion }) => {
    const isFree =
      suggestion !== undefined && changing.every(({ path }) => !Object.hasOwn(suggestion, path[0]));
    return isFree ? [{ suggestion, told: '' }] : [];
  });

/**
 * The errors of a step that has no plan, with its number, what the changing
 * fields are there, and a change with which every step has a plan, if one was found.
 *
 * @param hasPlans whether every step of a configuration has a plan
 */
export const refuseStep = (
  config: Config,
  changing: ReadonlyArray<ChangingField>,
  unplanned: Unplanned,
  hasPlans: (config: Config) => boolean,
): ConfigErrors => {
  const { step, errors } = unplanned;
  const values = changing
    .slice(0, MOST_TOLD)
    .map((one) => `${formatPath(one.path)} is ${formatValue(valueAt(one, step))}`);
  const remedy = [...ofPlan(errors, changing), ...shorter(config, changing, unplanned)].find(
    ({ suggestion }) => hasPlans({ ...config, ...suggestion }),
  );
  const where = ` (from step ${step} on, where ${values.join(' and ')}${remedy?.told ?? ''})`;
  const told = ({ suggestion: _, ...error }: ConfigError): ConfigError => ({
    ...error,
    message: `${error.message}${where}`,
    ...(remedy === undefined ? {} : { suggestion: remedy.suggestion }),
  });
  const [first, ...rest] = errors;
  return [told(first), ...rest.map(told)];
};
