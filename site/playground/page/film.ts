import { type Ref, ref, type ShallowRef, shallowRef } from 'vue';
import { messageOf } from '../message-of.js';
import type { Desk } from './desk.js';

/** Milliseconds that a time step is seen while a clip plays. */
const PACE = 400;

/** A time step of a sample, as the page has it. */
interface Frame {
  /** An object URL of an SVG document. */
  readonly url: string;
  readonly told: string;
}

/** The large sample of a video as it plays: one time step after another, and after the last the first. */
export class Film {
  readonly #desk: Desk;
  readonly #frames: ShallowRef<ReadonlyArray<Frame>> = shallowRef([]);
  readonly #at = ref(0);
  readonly #playing: Ref<ReturnType<typeof setInterval> | undefined> = ref();
  /** The frames that were asked for last; what comes of others is too late. */
  #asked: Promise<unknown> | undefined;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** What is seen in place of all time steps side by side, if that is. */
  get frame(): Frame | undefined {
    return this.#frames.value[this.#at.value];
  }

  get isPlaying(): boolean {
    return this.#playing.value !== undefined;
  }

  play(): void {
    this.pause();
    this.#playing.value = setInterval(() => this.#turn(), PACE);
    this.#ask();
  }

  pause(): void {
    clearInterval(this.#playing.value);
    this.#playing.value = undefined;
  }

  /** Shows the time step after the one that is seen. */
  next(): void {
    if (this.frame === undefined) this.#ask();
    else this.#turn();
  }

  /** Back to all time steps side by side. */
  leave(): void {
    this.pause();
    this.#asked = undefined;
    for (const { url } of this.#frames.value) URL.revokeObjectURL(url);
    this.#frames.value = [];
    this.#at.value = 0;
  }

  #turn(): void {
    const { length } = this.#frames.value;
    if (length > 0) this.#at.value = (this.#at.value + 1) % length;
  }

  #ask(): void {
    const { value } = this.#desk.state;
    if (this.#asked !== undefined || value === undefined) return;
    const asked = this.#desk.workshop.filmOf(value);
    this.#asked = asked;
    asked.then(
      (frames) => {
        if (asked === this.#asked) this.#show(frames, Math.min(value.sample, value.batch - 1));
      },
      (error: unknown) => {
        if (asked !== this.#asked) return;
        this.leave();
        this.#desk.problems.value = [messageOf(error)];
      },
    );
  }

  #show(frames: ReadonlyArray<Uint8Array<ArrayBuffer>>, sample: number): void {
    this.#frames.value = frames.map((svg, at) => ({
      url: URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' })),
      told: `Sample ${sample} at time step ${at}, of 0 to ${frames.length - 1}: its context, its targets and both.`,
    }));
  }
}
