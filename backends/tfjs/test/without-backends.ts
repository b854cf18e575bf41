import { engine, ready, registerBackend, removeBackend, setBackend } from '@tensorflow/tfjs-core';

/** Runs `attempt` while tfjs has no backend at all, and then gives it back those it had. */
export const withoutBackends = async (current: string, attempt: () => unknown): Promise<void> => {
  const factories = Object.entries(engine().registryFactory);
  for (const [name] of factories) removeBackend(name);
  try {
    await attempt();
  } finally {
    for (const [name, { factory, priority }] of factories) registerBackend(name, factory, priority);
    await setBackend(current);
    await ready();
  }
};
