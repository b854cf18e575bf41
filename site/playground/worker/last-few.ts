/** Keeps what was asked for last under a few names. */
export class LastFew<T> {
  readonly #most: number;
  readonly #kept = new Map<string, T>();

  /** @param most names under which something is kept */
  constructor(most: number) {
    this.#most = most;
  }

  /** What is kept under a name, or is made now. */
  get(name: string, make: () => T): T {
    const value = this.#kept.has(name) ? this.#kept.get(name)! : make();
    // A map has its entries in the order in which they were set.
    this.#kept.delete(name);
    this.#kept.set(name, value);
    for (const oldest of [...this.#kept.keys()].slice(0, -this.#most)) this.#kept.delete(oldest);
    return value;
  }
}
