import { describe, expect, test } from 'vitest';
import { OpeningCounts } from '../src/opening-counts.js';
import { PriorDraw } from '../src/prior-draw.js';
import { Stream } from '../src/stream.js';
import { Tickets } from './tickets.js';

/** A stream whose 32-bit words are written down. */
class Written extends Stream {
  readonly #words: Array<number>;
  constructor(...words: ReadonlyArray<number>) {
    super();
    this.#words = [...words];
  }
  get left(): number {
    return this.#words.length;
  }
  override next(): number {
    const word = this.#words.shift();
    if (word === undefined) throw new Error('no word is left');
    return word | 0;
  }
}

describe('a bounded draw', () => {
  test.each([
    ['is the high word of the product', 7, [0x80000000], 3],
    ['takes a word as unsigned', 7, [0xffffffff], 6],
    ['of one takes a word and gives 0', 1, [0xffffffff], 0],
    ['of a power of two rejects no word', 4, [0], 0],
    // 2^32 mod 3 = 1: the one product whose low word is below 1 would make 0 likelier than 1 and 2.
    ['draws again where the low word is below 2^32 mod bound', 3, [0, 0x80000000], 1],
    ['does not where it equals 2^32 mod bound', 3, [0xaaaaaaab], 2],
    ['is exact for the largest bound of 16 bits', 0xffff, [0xffff0001], 65_534],
    ['and for larger ones', 1 << 21, [0xffffffff], (1 << 21) - 1],
    // 2^32 mod 196,608 = 65,536.
    ['large, draws again likewise', 3 << 16, [0, 0x80000001], 98_304],
    ['large, does not likewise', 3 << 16, [0xaaab], 2],
  ] as const)('%s: below %i', (_, bound, words, drawn) => {
    const stream = new Written(...words);
    expect(stream.below(bound)).toBe(drawn);
    expect(stream.left).toBe(0);
  });
});

const shapes = [
  { height: 1, width: 4, weight: 2 },
  { height: 2, width: 3, weight: 3 },
  { height: 5, width: 1, weight: 1 },
];

describe('the prior', () => {
  const drawn = (prior: PriorDraw, tickets: number): ReadonlyArray<number> =>
    Array.from({ length: tickets }, (_, ticket) => {
      const stream = new Tickets();
      stream.ticket = ticket;
      const shape = prior.draw(stream);
      expect(stream.asked).toEqual([tickets]);
      return shape;
    });

  test('gives a shape as many tickets as its weight; those left out give theirs to nobody', () => {
    const prior = new PriorDraw(shapes);
    expect([...prior.heights]).toEqual([1, 2, 5]);
    expect([...prior.widths]).toEqual([4, 3, 1]);
    expect(drawn(prior, 6)).toEqual([0, 0, 1, 1, 1, 2]);
    prior.exclude(1);
    expect(drawn(prior, 3)).toEqual([0, 0, 2]);
    prior.exclude(0);
    expect(drawn(prior, 1)).toEqual([2]);
    prior.reset();
    expect(drawn(prior, 6)).toEqual([0, 0, 1, 1, 1, 2]);
  });

  test('of nothing, or with all left out, draws nothing and takes no word', () => {
    const stream = new Tickets();
    expect(new PriorDraw([]).draw(stream)).toBe(-1);
    const prior = new PriorDraw(shapes);
    for (const shape of [0, 1, 2]) prior.exclude(shape);
    expect(prior.draw(stream)).toBe(-1);
    expect(stream.asked).toEqual([]);
  });
});

describe('openings counted by row', () => {
  test('are found by their number', () => {
    const grid = { rows: 3, columns: 6, patches: 18, patchSize: 1 };
    // Rows 0 and 2; left edges 0 to 4.
    const counts = new OpeningCounts(grid, { height: 1, width: 2 }, Int32Array.of(0, 2, 3, 13, 16));
    expect(counts.lefts).toBe(5);
    expect([counts.between(0, 0, 5), counts.between(1, 0, 5), counts.between(2, 0, 5)]).toEqual([3, 0, 2]);
    expect([counts.between(0, 1, 3), counts.between(2, 1, 2), counts.between(2, 2, 4)]).toEqual([1, 1, 0]);
    expect([0, 1, 2].map((rank) => counts.select(0, 0, rank))).toEqual([0, 2, 3]);
    expect([counts.select(0, 1, 0), counts.select(2, 2, 0)]).toEqual([2, 4]);
  });

  test('are as many as the largest grid has, without one row’s running into the next', () => {
    const grid = { rows: 256, columns: 256, patches: 65_536, patchSize: 1 };
    const every = Int32Array.from({ length: 65_536 }, (_, position) => position);
    const counts = new OpeningCounts(grid, { height: 1, width: 1 }, every);
    for (let row = 0; row < 256; row++) {
      expect(counts.between(row, 0, 256)).toBe(256);
      expect(counts.select(row, 0, 255)).toBe(255);
    }
  });
});
