import type { PlaygroundState } from '../state/state.js';
import type { Answer, CopyKind, Order, SaveWhat } from '../worker/messages.js';

/** Milliseconds after which a worker that is still busy with what nobody wants any more is given up. */
const PATIENCE = 4000;

/** A file that the worker made. */
export type MadeFile = Extract<Answer, { readonly kind: 'file' }>;

/** What answers may be waited for. */
type Waited = Extract<Order, { readonly kind: 'images' | 'copy' | 'save' }>;

/** An order without its number. */
type Unnumbered<O> = O extends Order ? Omit<O, 'id'> : never;

/** The worker as the page sees it. A worker that takes too long is replaced by a new one. */
export class Workshop {
  readonly #hear: (answer: Answer) => void;
  #worker: Worker;
  #id = 0;
  /** Number of the state that was sent last, and when it was not answered yet. */
  #shown = 0;
  #waitingSince: number | undefined;
  #images: ReadonlyArray<Blob> | undefined;
  readonly #waiting = new Map<
    number,
    { readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void }
  >();

  /** @param hear told every answer to the state that was sent last, and the catalogue */
  constructor(hear: (answer: Answer) => void) {
    this.#hear = hear;
    this.#worker = this.#open();
  }

  /**
   * Asks for all that a state shows; what was asked for before is dropped.
   *
   * @param references whether published generators are to be told of
   * @returns the number that answers have
   */
  show(state: PlaygroundState, references: boolean): number {
    const since = this.#waitingSince;
    if (since !== undefined && performance.now() - since > PATIENCE) this.#replace();
    this.#waitingSince ??= performance.now();
    this.#shown = ++this.#id;
    this.#worker.postMessage({ kind: 'show', id: this.#shown, state, references } satisfies Order);
    return this.#shown;
  }

  /** Puts images under the masks, once they are read. */
  async putUnder(images: ReadonlyArray<Blob>): Promise<void> {
    await this.#ask({ kind: 'images', images });
    this.#images = images;
  }

  /** What gives the masks of a state, as text. */
  async copyOf(state: PlaygroundState, as: CopyKind): Promise<string> {
    const answer = await this.#ask({ kind: 'copy', state, as });
    return (answer as Extract<Answer, { readonly kind: 'copy' }>).text;
  }

  /** A file of what a state shows. */
  async fileOf(state: PlaygroundState, what: SaveWhat): Promise<MadeFile> {
    return (await this.#ask({ kind: 'save', state, what })) as MadeFile;
  }

  /** Ends the worker. */
  close(): void {
    this.#worker.terminate();
  }

  #open(): Worker {
    // Bundlers look for this form, word for word.
    const worker = new Worker(new URL('../worker/worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => this.#take(data));
    worker.addEventListener('error', ({ message }) =>
      this.#hear({ kind: 'fault', id: this.#shown, message: message || 'the worker failed to start' }),
    );
    return worker;
  }

  #replace(): void {
    this.#worker.terminate();
    for (const { reject } of this.#waiting.values()) reject(new Error('it took too long; try it again'));
    this.#waiting.clear();
    this.#waitingSince = undefined;
    this.#worker = this.#open();
    if (this.#images !== undefined) {
      this.#worker.postMessage({ kind: 'images', id: ++this.#id, images: this.#images } satisfies Order);
    }
  }

  #ask(order: Unnumbered<Waited>): Promise<Answer> {
    const id = ++this.#id;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ ...order, id });
    });
  }

  #take(answer: Answer): void {
    if (answer.kind === 'catalogue') {
      this.#hear(answer);
      return;
    }
    const waiting = this.#waiting.get(answer.id);
    if (waiting !== undefined) {
      this.#waiting.delete(answer.id);
      if (answer.kind === 'fault') waiting.reject(new Error(answer.message));
      else waiting.resolve(answer);
      return;
    }
    if (answer.kind === 'images') return;
    // Pictures of a state that was left a moment ago are still the best there are.
    if (answer.id === this.#shown) this.#waitingSince = undefined;
    this.#hear(answer);
  }
}
