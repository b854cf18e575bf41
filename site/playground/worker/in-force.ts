/** What holds memory until it is closed. */
interface Closable {
  close(): void;
}

/** What was asked for last of all that could be had, however long each took. */
export class InForce<T extends Closable> {
  #id = 0;
  #value: T | undefined;
  #coming: Promise<unknown> = Promise.resolve();

  /** What is there now. */
  get value(): T | undefined {
    return this.#value;
  }

  /**
   * Puts something in the place of what was there, unless that was asked for later; the other is closed.
   *
   * @param id of the order: a later one has a greater
   */
  put(id: number, coming: Promise<T>): Promise<void> {
    const placed = this.#place(id, coming);
    this.#coming = Promise.allSettled([this.#coming, placed]);
    return placed;
  }

  /** What is there once all that was asked for has come, or can't be had. */
  async settled(): Promise<T | undefined> {
    await this.#coming;
    return this.#value;
  }

  async #place(id: number, coming: Promise<T>): Promise<void> {
    const value = await coming;
    if (id < this.#id) {
      value.close();
      return;
    }
    this.#value?.close();
    this.#value = value;
    this.#id = id;
  }
}
