import type { Answer, Order } from '../../playground/worker/messages.js';

/** A worker that says what a test has it say. */
export class FakeWorker {
  static readonly all: Array<FakeWorker> = [];
  readonly heard: Array<Order> = [];
  isEnded = false;
  readonly #listeners = new Map<string, (event: object) => void>();

  constructor() {
    FakeWorker.all.push(this);
  }

  addEventListener(type: string, listener: (event: object) => void): void {
    this.#listeners.set(type, listener);
  }

  postMessage(order: Order): void {
    this.heard.push(order);
  }

  terminate(): void {
    this.isEnded = true;
  }

  say(answer: Answer): void {
    this.#listeners.get('message')?.({ data: answer });
  }

  fail(message: string): void {
    this.#listeners.get('error')?.({ message });
  }
}
