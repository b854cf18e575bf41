import type { ModalityPart } from '../../src/index.js';

/** What of a modality decides its shares. */
export type Splitting = Pick<
  ModalityPart,
  'contextWeight' | 'targetWeight' | 'weightStep' | 'minContext' | 'maxContext' | 'minTarget' | 'maxTarget'
> & { readonly grid: { readonly patches: number } };

type Shares = ReadonlyArray<number>;

/** Tokens one by one, each to one of the parts that may take it, in proportion to α + n: the law as it is stated. */
const urn = (
  start: Shares,
  tokens: number,
  alphas: Shares,
  mayHave: (shares: Shares) => boolean,
): ReadonlyMap<string, number> => {
  let layer = new Map([[start.join(), 1]]);
  for (let token = 0; token < tokens; token++) {
    const next = new Map<string, number>();
    for (const [name, probability] of layer) {
      const shares = name.split(',').map(Number);
      const after = shares.map((_, part) => shares.map((share, at) => (at === part ? share + 1 : share)));
      const weights = after.map((one, part) =>
        mayHave(one) ? alphas[part]! + shares[part]! - start[part]! : 0,
      );
      const sum = weights.reduce((all, weight) => all + weight, 0);
      if (sum === 0) throw new Error(`no part may take a token after ${name}`);
      after.forEach((one, part) => {
        if (weights[part] === 0) return;
        next.set(one.join(), (next.get(one.join()) ?? 0) + (probability * weights[part]!) / sum);
      });
    }
    layer = next;
  }
  return layer;
};

const sumOf = (numbers: Shares): number => numbers.reduce((sum, one) => sum + one, 0);

/**
 * Every way in which a sample's budgets can be split, `contexts|targets`, and how
 * likely it is, found token by token.
 *
 * @param target null for all that is in no context
 */
export const splitLaw = (
  parts: ReadonlyArray<Splitting>,
  context: number,
  target: number | null,
): ReadonlyMap<string, number> => {
  const room = (seen: Shares): Shares =>
    parts.map(({ grid, maxTarget }, at) => Math.min(maxTarget, grid.patches - seen[at]!));
  const leastContext = parts.map(({ minContext }) => minContext);
  const contexts = urn(
    leastContext,
    context - sumOf(leastContext),
    parts.map(({ contextWeight, weightStep }) => contextWeight / weightStep),
    (seen) =>
      parts.every(
        ({ grid, maxContext, minTarget }, at) =>
          seen[at]! <= maxContext && seen[at]! <= grid.patches - minTarget,
      ) && sumOf(room(seen)) >= (target ?? 1),
  );
  const law = new Map<string, number>();
  for (const [name, probability] of contexts) {
    const most = room(name.split(',').map(Number));
    if (target === null) {
      law.set(`${name}|${most.join()}`, probability);
      continue;
    }
    const leastTarget = parts.map(({ minTarget }) => minTarget);
    const targets = urn(
      leastTarget,
      target - sumOf(leastTarget),
      parts.map(({ targetWeight, weightStep }) => targetWeight / weightStep),
      (masked) => masked.every((one, at) => one <= most[at]!),
    );
    for (const [masked, own] of targets) law.set(`${name}|${masked}`, probability * own);
  }
  return law;
};
