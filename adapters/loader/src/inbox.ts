/** What has come and was not yet taken, in order; a failure is told once all before it is taken. */
export class Inbox<A> {
  readonly #come: Array<A> = [];
  #failure: { readonly error: unknown } | undefined;
  #wake: (() => void) | undefined;

  /** Puts something in. */
  put(message: A): void {
    this.#come.push(message);
    this.#wake?.();
  }

  /** Nothing more will come. */
  fail(error: unknown): void {
    this.#failure ??= { error };
    this.#wake?.();
  }

  /** The next that has come or comes; rejects with the failure if there is none any more. */
  async take(): Promise<A> {
    while (this.#come.length === 0) {
      if (this.#failure !== undefined) throw this.#failure.error;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.#come.shift()!;
  }
}
