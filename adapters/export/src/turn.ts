/** Lets others run: signals, timers, messages. As quickly as the runtime can; only Node has the quickest. */
export const turn = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof setImmediate === 'function') setImmediate(resolve);
    else setTimeout(resolve, 0);
  });
