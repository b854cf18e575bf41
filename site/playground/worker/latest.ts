/** A part of a task that is done without a break. */
type Stage = () => void | Promise<void>;

/** A task in stages; between two of them a newer one may take its place. */
export interface Stages {
  /** Done in any case. */
  readonly first: Stage;
  /** One of these is done in any case, another one each time. */
  readonly others?: ReadonlyArray<Stage>;
  /** Done if nothing newer has come, in their order. */
  readonly last?: ReadonlyArray<Stage>;
}

/** Lets messages that have come in be heard. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/**
 * Runs the latest of the tasks that it is given; those in between are left out.
 * While a slider is dragged every picture follows in turn, and the first most
 * closely.
 */
export class Latest {
  #next: (() => Stages) | undefined;
  #running = false;
  #turns = 0;
  readonly #onError: (error: unknown) => void;

  /** @param onError told what a stage threw; the rest of its task is left out */
  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  /** Runs a task as soon as the one that runs gives way. */
  run(task: () => Stages): void {
    this.#next = task;
    if (!this.#running) void this.#work();
  }

  async #work(): Promise<void> {
    this.#running = true;
    while (this.#next !== undefined) {
      const task = this.#next;
      this.#next = undefined;
      try {
        await this.#runStages(task());
      } catch (error) {
        this.#onError(error);
      }
    }
    this.#running = false;
  }

  async #runStages({ first, others = [], last = [] }: Stages): Promise<void> {
    await first();
    const start = this.#turns++;
    const rotated = others.map((_, at) => others[(start + at) % others.length]!);
    for (const [done, stage] of [...rotated, ...last].entries()) {
      await turn();
      if (this.#next !== undefined && (done > 0 || others.length === 0)) return;
      await stage();
    }
  }
}
