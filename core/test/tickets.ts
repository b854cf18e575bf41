import { Stream } from '../src/stream.js';

/** Gives the tickets asked for, and notes out of how many. */
export class Tickets extends Stream {
  readonly asked: Array<number> = [];
  ticket = 0;
  override below(bound: number): number {
    this.asked.push(bound);
    return this.ticket;
  }
}
