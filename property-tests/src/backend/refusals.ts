import { DeviceError, type FixedLengths, InvalidConfigError, type MaskedPatches } from '@jepa-masks/core';
import { demand } from '../law.js';
import type { BackendUnderTest } from './backend-under-test.js';
import { smallGeometries, unlikeParts } from './edges.js';

/** What an attempt ends in, thrown or rejected; nothing if it succeeds. */
const failureOf = async (attempt: () => unknown): Promise<{ readonly error: unknown } | undefined> => {
  try {
    await attempt();
    return undefined;
  } catch (error) {
    return { error };
  }
};

/** Fails unless an attempt ends in a `DeviceError` with this code and a message. */
export const endsInDeviceError = async (
  code: DeviceError['code'],
  attempt: (() => unknown) | undefined,
): Promise<void> => {
  if (attempt === undefined) return;
  const failure = await failureOf(attempt);
  demand(failure !== undefined, () => `with its device ${code} the backend does not fail`);
  const { error } = failure!;
  demand(
    error instanceof DeviceError && error.code === code && error.message !== '',
    () =>
      `with its device ${code} the backend fails with ${String(error)} instead of a DeviceError that says so`,
  );
};

const badLengths: ReadonlyArray<unknown> = [
  undefined,
  { context: -1, targets: 1 },
  { context: 1, targets: 0.5 },
  { context: Number.NaN, targets: 1 },
  { context: 1, targets: Number.POSITIVE_INFINITY },
  { context: 1, targets: 1, pad: -2 },
  { context: 1, targets: 1, offset: -1 },
];

const badByPart: ReadonlyArray<unknown> = [
  { video: { context: 1, targets: 1 } },
  { video: { context: 1, targets: 1 }, image: { context: 1, targets: -1 }, audio: null },
];

const refuses = async (what: string, attempt: () => unknown): Promise<void> => {
  const failure = await failureOf(attempt);
  demand(
    failure?.error instanceof InvalidConfigError,
    () => `${what} are not refused with an InvalidConfigError`,
  );
};

/** Fails unless lengths that are no whole numbers in their range are refused by name, in every output that takes them. */
export const refusesBadLengths = async <B, I, F, A, P>({
  backend,
}: BackendUnderTest<B, I, F, A, P>): Promise<void> => {
  const parts = unlikeParts(1);
  const cases = [
    ...badLengths.map((lengths) => [smallGeometries()[0]!, lengths] as const),
    ...badByPart.map((lengths) => [parts, lengths] as const),
  ];
  for (const [geometry, given] of cases) {
    const lengths = given as FixedLengths;
    const told = `lengths ${JSON.stringify(lengths)}`;
    if (backend.fixedIndices !== undefined) {
      await refuses(`fixed indices: ${told}`, () => backend.fixedIndices!(geometry, lengths));
    }
    if (backend.fixedValidity !== undefined) {
      await refuses(`fixed validity: ${told}`, () => backend.fixedValidity!(geometry, lengths));
    }
    if (backend.fixedAttentionBias !== undefined) {
      await refuses(`fixed attention bias: ${told}`, () => backend.fixedAttentionBias!(geometry, lengths));
    }
    if (backend.fixedRestore !== undefined) {
      await refuses(`fixed restore: ${told}`, () => backend.fixedRestore!(geometry, lengths));
    }
    if (backend.fixedWeights !== undefined) {
      await refuses(`fixed weights: ${told}`, () => backend.fixedWeights!(geometry, lengths));
    }
  }
};

/** Fails unless a word for the patches that are masked is refused if it is none. */
export const refusesBadMasked = async <B, I, F, A, P>({
  backend,
}: BackendUnderTest<B, I, F, A, P>): Promise<void> => {
  if (backend.masked === undefined) return;
  const geometry = smallGeometries()[0]!;
  for (const which of ['context', '', 1, null]) {
    await refuses(`masked: ${JSON.stringify(which)}`, () =>
      backend.masked!(geometry, which as MaskedPatches),
    );
  }
};
