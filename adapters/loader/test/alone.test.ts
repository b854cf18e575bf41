import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alone } from '../src/alone.js';

const dataset = Uint8Array.from({ length: 1000 }, (_, at) => at % 2);

test('what goes to a worker is no view of more, and says the same', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.nat(500), fc.boolean(), (from, length, isByPart) => {
      const view = dataset.subarray(from, from + length);
      const { present, scores } = alone({
        present: isByPart ? { image: view, depth: dataset } : view,
        scores: Float32Array.from(view).subarray(1),
      });
      const sent = isByPart ? (present as { readonly image: Uint8Array }).image : (present as Uint8Array);
      expect(sent).toEqual(view);
      expect(sent.buffer.byteLength).toBe(sent.byteLength);
      expect((scores as Float32Array).buffer.byteLength).toBe((scores as Float32Array).byteLength);
    }),
  );
});

test('a Node buffer, whose own slice is a view, is copied as well', () => {
  const present = Buffer.from('0101010101');
  expect(present.buffer.byteLength).toBeGreaterThan(present.byteLength);
  for (const view of [present, Buffer.from(dataset.buffer, 100, 100)]) {
    const sent = alone({ present: view }).present as Uint8Array;
    expect([...sent]).toEqual([...view]);
    expect(sent.buffer.byteLength).toBe(sent.byteLength);
  }
});

test('shared memory is sent as it is, and so is what is no array', () => {
  const shared = new Uint8Array(new SharedArrayBuffer(8), 2, 3);
  const wrong = [null, 5, 'abc', new DataView(new ArrayBuffer(8), 2)];
  for (const given of [shared, ...wrong]) expect(alone({ present: given as never }).present).toBe(given);
});

test('arrays of their own are sent as they are, and nothing is added', () => {
  const [present, scores] = [{ image: dataset }, [1, 2, 3]];
  const sent = alone({ present, scores });
  expect((sent.present as typeof present).image).toBe(dataset);
  expect(sent.scores).toBe(scores);
  expect(alone({})).toEqual({});
});
