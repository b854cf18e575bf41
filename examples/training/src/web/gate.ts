/** Lets the event loop have a turn: a worker hears nothing while promises alone follow each other. */
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });

/** Where a run asks after every step whether to go on. */
export class Gate {
  #paused = false;
  #stopped = false;
  #open: () => void = () => {};

  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    this.#open();
  }

  stop(): void {
    this.#stopped = true;
    this.#open();
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  /**
   * Waits as long as it is closed.
   *
   * @param waits told when it has to wait
   */
  async pass(waits: () => void): Promise<void> {
    await turn();
    if (!this.#paused || this.#stopped) return;
    const open = new Promise<void>((resolve) => {
      this.#open = resolve;
    });
    waits();
    await open;
    await this.pass(waits);
  }
}
