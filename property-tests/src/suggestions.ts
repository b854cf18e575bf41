import { type ConfigError, isRight, type Strategy } from '@jepa-masks/core';

/** Codes of errors that are found before anything is planned; mending one may let another be found. */
const EARLY: ReadonlyArray<string> = ['wrong_type', 'out_of_range', 'unknown_field', 'not_a_multiple'];

const errorsOf = (strategy: Strategy, config: object): ReadonlyArray<ConfigError> => {
  const planned = strategy.plan(config);
  return isRight(planned) ? [] : planned.left;
};

/** Answers to one question: whether targets and context fit beside each other. */
const FIT: ReadonlyArray<string> = ['targets_do_not_fit', 'context_too_small'];

/** What an error complains of, whatever the level. */
const kindOf = ({ code, path }: ConfigError): string =>
  FIT.includes(code) ? 'fit' : `${code} ${path.join('.')}`;

/** Numbers of a suggestion that nobody would write: more than six digits, and not the configuration's own. */
const noise = (suggestion: object, config: object): ReadonlyArray<number> => {
  const given = Object.values(config).flat();
  return Object.values(suggestion)
    .flat()
    .filter((value) => typeof value === 'number' && !given.includes(value))
    .filter((value) => Number(value.toPrecision(6)) !== value);
};

/**
 * What is untrue of the suggestions of a refused configuration, in words; empty
 * if each removes its error at every level, creates none, and is written in
 * numbers that a person would write.
 */
export const falseSuggestions = (strategy: Strategy, config: object): ReadonlyArray<string> => {
  const errors = errorsOf(strategy, config);
  const before = new Set(errors.map(kindOf));
  return errors.flatMap((error) => {
    const { suggestion } = error;
    if (suggestion === undefined) return [];
    const told = `${error.message} (suggestion ${JSON.stringify(suggestion)})`;
    const after = errorsOf(strategy, { ...config, ...suggestion }).map(kindOf);
    const created = EARLY.includes(error.code) ? [] : after.filter((kind) => !before.has(kind));
    return [
      ...(after.includes(kindOf(error)) ? [`does not remove its error: ${told}`] : []),
      ...created.map((kind) => `creates ${kind}: ${told}`),
      ...noise(suggestion, config).map((value) => `nobody would write ${value}: ${told}`),
    ];
  });
};

/** Where suggestions lead that are followed one after the other. */
interface Followed {
  readonly config: object;
  /** Suggestions followed. */
  readonly steps: number;
  /** Whether there is a plan in the end. */
  readonly isPlanned: boolean;
}

/** Follows suggestions, at most `most` of them. */
export const followSuggestions = (strategy: Strategy, config: object, most: number): Followed => {
  let current = config;
  for (let steps = 0; ; steps++) {
    const errors = errorsOf(strategy, current);
    const suggestion = errors.find((error) => error.suggestion !== undefined)?.suggestion;
    if (errors.length === 0 || suggestion === undefined || steps === most) {
      return { config: current, steps, isPlanned: errors.length === 0 };
    }
    current = { ...current, ...suggestion };
  }
};

/** Suggestions followed one after the other, at most `most` of them: how many it took to a plan, or undefined. */
export const stepsToPlan = (strategy: Strategy, config: object, most: number): number | undefined => {
  const { steps, isPlanned } = followSuggestions(strategy, config, most);
  return isPlanned ? steps : undefined;
};
