import type { PlaygroundState } from '../state/state.js';
import type { Answer, CopyKind, Order, SaveWhat } from '../worker/messages.js';

/** Milliseconds of silence after which a worker that is still busy with what nobody wants any more is given up. */
const PATIENCE = 4000;

/** Milliseconds after which what is waited for is given up; and the worker with it, unless it draws what is wanted. */
const LONGEST = 30_000;

/** A file that the worker made. */
export type MadeFile = Extract<Answer, { readonly kind: 'file' }>;

type Show = Extract<Order, { readonly kind: 'show' }>;
type Images = Extract<Order, { readonly kind: 'images' }>;

/** What answers may be waited for. */
type Waited = Exclude<Order, Show>;

/** An order without its number. */
type Unnumbered<O> = O extends Order ? Omit<O, 'id'> : never;

/** Who waits for the answer to an order. */
interface Waiting {
  readonly order: Waited;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
  readonly longest: ReturnType<typeof setTimeout>;
}

/** The worker as the page sees it. A worker that takes too long is replaced by a new one, which is asked for the same. */
export class Workshop {
  readonly #hear: (answer: Answer) => void;
  #worker: Worker;
  /** Started once it has told what there is; failed if an error came before that. */
  #life: 'starting' | 'started' | 'failed' = 'starting';
  #id = 0;
  /** The state that was sent last, and whether all of it was answered. */
  #shown: Show | undefined;
  #isDone = true;
  /** Runs while the worker is busy with a state before that one, and says nothing. */
  #silence: ReturnType<typeof setTimeout> | undefined;
  /** The images that the worker has. */
  #images: Images | undefined;
  readonly #waiting = new Map<number, Waiting>();

  /** @param hear told every answer to a state, and the catalogue */
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
    if (!this.#isDone) this.#watch();
    this.#shown = { kind: 'show', id: ++this.#id, state, references };
    this.#isDone = false;
    this.#send(this.#shown);
    return this.#shown.id;
  }

  /** Puts images under the masks, once they are read. */
  async putUnder(images: ReadonlyArray<Blob>): Promise<void> {
    await this.#ask({ kind: 'images', images });
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

  /** The sample that a state draws large, a picture for each time step of its video. */
  async filmOf(state: PlaygroundState): Promise<ReadonlyArray<Uint8Array<ArrayBuffer>>> {
    const answer = await this.#ask({ kind: 'film', state });
    return (answer as Extract<Answer, { readonly kind: 'film' }>).frames;
  }

  /** Ends the worker. */
  close(): void {
    clearTimeout(this.#silence);
    for (const { longest } of this.#waiting.values()) clearTimeout(longest);
    this.#worker.terminate();
  }

  #open(): Worker {
    // Bundlers look for this form, word for word.
    const worker = new Worker(new URL('../worker/worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => this.#take(data));
    worker.addEventListener('error', ({ message }) => this.#fail(message));
    this.#life = 'starting';
    return worker;
  }

  /** Who waits for a worker that has started may still be answered. */
  #fail(told: string): void {
    const message = told || (this.#life === 'started' ? 'the worker failed' : 'the worker failed to start');
    this.#hear({ kind: 'fault', id: this.#shown?.id ?? 0, message });
    if (this.#life === 'started') return;
    this.#life = 'failed';
    for (const waiting of this.#waiting.values())
      this.#end(waiting, { kind: 'fault', id: waiting.order.id, message });
  }

  /** A worker that could not be started is tried once more with each order. */
  #send(order: Order): void {
    if (this.#life === 'failed') this.#replace();
    else this.#post(order);
  }

  #post(order: Order | undefined): void {
    if (order !== undefined) this.#worker.postMessage(order);
  }

  #watch(): void {
    this.#silence ??= setTimeout(() => this.#replace(), PATIENCE);
  }

  #unwatch(): void {
    clearTimeout(this.#silence);
    this.#silence = undefined;
  }

  /** Whatever a worker answers, it is alive. */
  #watchAnew(): void {
    if (this.#silence === undefined) return;
    this.#unwatch();
    this.#watch();
  }

  #replace(): void {
    this.#worker.terminate();
    this.#unwatch();
    this.#worker = this.#open();
    this.#post(this.#images);
    for (const { order } of this.#waiting.values()) this.#post(order);
    if (!this.#isDone) this.#post(this.#shown);
  }

  #ask(unnumbered: Unnumbered<Waited>): Promise<Answer> {
    const order: Waited = { ...unnumbered, id: ++this.#id };
    return new Promise((resolve, reject) => {
      const longest = setTimeout(() => {
        this.#waiting.delete(order.id);
        reject(new Error('it took too long; try it again'));
        // One that draws what is wanted would only begin anew; if it is stuck, that is noticed when the next state is wanted.
        if (this.#isDone) this.#replace();
      }, LONGEST);
      this.#waiting.set(order.id, { order, resolve, reject, longest });
      this.#send(order);
    });
  }

  #take(answer: Answer): void {
    this.#watchAnew();
    if (answer.kind === 'catalogue') {
      this.#life = 'started';
      this.#hear(answer);
      return;
    }
    const waiting = this.#waiting.get(answer.id);
    if (waiting !== undefined) this.#end(waiting, answer);
    else if (answer.id === this.#images?.id) this.#showAgain();
    else this.#takeShown(answer);
  }

  #end({ order, resolve, reject, longest }: Waiting, answer: Answer): void {
    clearTimeout(longest);
    this.#waiting.delete(order.id);
    if (answer.kind === 'fault') reject(new Error(answer.message));
    else resolve(answer);
    if (answer.kind === 'images' && order.kind === 'images' && order.id > (this.#images?.id ?? 0))
      this.#images = order;
  }

  /** Images that were sent again are read: what was drawn meanwhile is without them. */
  #showAgain(): void {
    this.#isDone = this.#shown === undefined;
    this.#post(this.#shown);
  }

  #takeShown(answer: Exclude<Answer, { readonly kind: 'catalogue' }>): void {
    if (answer.id === this.#shown?.id) {
      this.#unwatch();
      if (answer.kind === 'done' || answer.kind === 'errors' || answer.kind === 'fault') this.#isDone = true;
    }
    // Pictures of a state that was left a moment ago are still the best there are.
    this.#hear(answer);
  }
}
