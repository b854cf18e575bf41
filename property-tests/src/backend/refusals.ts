import {
  DeviceError,
  type FixedLengths,
  InvalidConfigError,
  multiBlock,
  sampleBatch,
  unwrap,
} from '@jepa-masks/core';
import { demand } from '../law.js';
import type { BackendUnderTest } from './backend-under-test.js';

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

const badLengths: ReadonlyArray<FixedLengths> = [
  { context: -1, targets: 1 },
  { context: 1, targets: 0.5 },
  { context: Number.NaN, targets: 1 },
  { context: 1, targets: Number.POSITIVE_INFINITY },
  { context: 1, targets: 1, pad: -2 },
];

/** Fails unless lengths that are no whole numbers in their range are refused by name. */
export const refusesBadLengths = async <B, I, F, A>({
  backend,
}: BackendUnderTest<B, I, F, A>): Promise<void> => {
  if (backend.fixedIndices === undefined) return;
  const geometry = sampleBatch(unwrap(multiBlock.plan({})), { seed: 1, count: 1 });
  for (const lengths of badLengths) {
    const failure = await failureOf(() => backend.fixedIndices!(geometry, lengths));
    demand(
      failure?.error instanceof InvalidConfigError,
      () => `fixed indices: lengths ${JSON.stringify(lengths)} are not refused with an InvalidConfigError`,
    );
  }
};
