import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PriorDraw } from '../../src/blocks/prior-draw.js';
import { belowLarge } from '../../src/keys/below-large.js';
import { Stream } from '../../src/keys/stream.js';
import { Path } from '../blocks/paths.js';

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

const word = fc.integer({ min: 0, max: 0xffff_ffff });

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
    ['large, draws again where only the low word is 0', 3 << 16, [0x10000, 0x80000001], 98_304],
    ['large, does not likewise', 3 << 16, [0xaaab], 2],
  ] as const)('%s: below %i', (_, bound, words, drawn) => {
    const stream = new Written(...words);
    expect(stream.below(bound)).toBe(drawn);
    expect(stream.left).toBe(0);
  });

  test('is the high word of the product, of the first word whose low one is not below 2^32 mod bound', () => {
    const bounds = fc.oneof(fc.integer({ min: 1, max: 1 << 21 }), fc.integer({ min: 1, max: 300 }));
    // Words whose product with the bound has a low word near 0 or near 2^32, whatever its high word.
    const near = fc
      .tuple(bounds, fc.nat({ max: 2 ** 21 }), fc.integer({ min: -2, max: 2 }))
      .map(([bound, high, beside]) => {
        const first = Math.ceil(((high % bound) * 2 ** 32) / bound) + beside;
        return [bound, Math.min(Math.max(0, first), 0xffff_ffff)] as const;
      });
    fc.assert(
      fc.property(fc.oneof(near, fc.tuple(bounds, word)), word, ([bound, first], second) => {
        const words = [first, second, 0xffff_ffff].map(BigInt);
        const threshold = 2n ** 32n % BigInt(bound);
        const taken = words.findIndex((one) => (one * BigInt(bound)) % 2n ** 32n >= threshold);
        const stream = new Written(...words.map(Number));
        expect(stream.below(bound)).toBe(Number((words[taken]! * BigInt(bound)) >> 32n));
        expect(stream.left).toBe(words.length - 1 - taken);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('a draw below a large bound', () => {
  // Powers of two and their neighbours, and bounds that divide 2^53 nearly or barely.
  const near = fc
    .tuple(fc.integer({ min: 1, max: 53 }), fc.integer({ min: -2, max: 2 }))
    .map(([power, beside]) => Math.min(Math.max(1, 2 ** power + beside), Number.MAX_SAFE_INTEGER));
  const bound = fc.oneof(
    near,
    fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    fc.integer({ min: 1, max: 2 ** 28 }),
  );

  test('is the remainder of 53 bits, exactly, unless they are past the last multiple of the bound', () => {
    fc.assert(
      fc.property(bound, word, word, (most, high, low) => {
        const drawn = (high >>> 11) * 2 ** 32 + low;
        const isAccepted = BigInt(drawn) < 2n ** 53n - (2n ** 53n % BigInt(most));
        const stream = new Written(high, low, 0, 0);
        expect(belowLarge(stream, most)).toBe(isAccepted ? Number(BigInt(drawn) % BigInt(most)) : 0);
        expect(stream.left).toBe(isAccepted ? 2 : 0);
      }),
      { numRuns: 3000 },
    );
  });
});

const shapes = [
  { height: 1, width: 4, weight: 2 },
  { height: 2, width: 3, weight: 3 },
  { height: 5, width: 1, weight: 1 },
];

describe('the prior', () => {
  /** The shapes of every ticket, in order, out of so many. */
  const drawn = (draw: (stream: Stream) => number, tickets: number): ReadonlyArray<number> =>
    Array.from({ length: tickets }, (_, ticket) => {
      const path = new Path([ticket]);
      const shape = draw(path);
      expect(path.asked).toEqual([tickets]);
      return shape;
    });

  test('gives a shape as many tickets as its weight; those left out give theirs to nobody', () => {
    const prior = new PriorDraw(shapes);
    expect([...prior.heights]).toEqual([1, 2, 5]);
    expect([...prior.widths]).toEqual([4, 3, 1]);
    expect(drawn((stream) => prior.draw(stream), 6)).toEqual([0, 0, 1, 1, 1, 2]);
    const other = (stream: Stream): number => {
      prior.draw(new Path([]));
      return prior.drawOther(stream, 1);
    };
    expect(drawn(other, 3)).toEqual([0, 0, 2]);
    const last = (stream: Stream): number => {
      other(new Path([]));
      return prior.drawOther(stream, 0);
    };
    expect(drawn(last, 1)).toEqual([2]);
    // The next block has them all again.
    expect(drawn((stream) => prior.draw(stream), 6)).toEqual([0, 0, 1, 1, 1, 2]);
  });

  test('never gives what was left out, in whatever order, and the others in proportion', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 });
    const cases = weights.chain((of) =>
      fc.record({
        of: fc.constant(of),
        out: fc.shuffledSubarray([...of.keys()], { minLength: 1 }),
      }),
    );
    fc.assert(
      fc.property(cases, ({ of, out }) => {
        const prior = new PriorDraw(of.map((weight) => ({ height: 1, width: 1, weight })));
        const tickets = of.flatMap((weight, shape) =>
          out.includes(shape) ? [] : Array<number>(weight).fill(shape),
        );
        const draw = (stream: Stream): number => {
          prior.draw(new Path([]));
          for (const shape of out.slice(0, -1)) prior.drawOther(new Path([]), shape);
          return prior.drawOther(stream, out.at(-1)!);
        };
        if (tickets.length === 0) expect(() => draw(new Path([]))).toThrow('stuck');
        else expect(drawn(draw, tickets.length)).toEqual(tickets);
      }),
    );
  });

  test('with all left out is a fault, said so, and takes no word', () => {
    const prior = new PriorDraw(shapes);
    prior.draw(new Path([]));
    prior.drawOther(new Path([]), 2);
    prior.drawOther(new Path([]), 0);
    const path = new Path([]);
    expect(() => prior.drawOther(path, 1)).toThrow('a planned level is stuck; please report this');
    expect(path.asked).toEqual([]);
  });
});
