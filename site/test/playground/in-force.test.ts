/** Of images that overlap those that were asked for last hold, and the others give back their memory. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { InForce } from '../../playground/worker/in-force.js';

/** Images that say whether they were closed. */
class Images {
  isClosed = false;
  close(): void {
    this.isClosed = true;
  }
}

test('the last that could be read are there, whatever came first; all others are closed', async () => {
  const orders = fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }).chain((readable) =>
    fc.record({
      readable: fc.constant(readable),
      turns: fc.shuffledSubarray([...readable.keys()], { minLength: readable.length }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(orders, async ({ readable, turns }) => {
      const inForce = new InForce<Images>();
      const all = readable.map(() => new Images());
      const ends: Array<() => void> = [];
      const puts = readable.map((isReadable, at) => {
        const coming = new Promise<Images>((resolve, reject) => {
          ends[at] = () => (isReadable ? resolve(all[at]!) : reject(new Error('is no image')));
        });
        return inForce.put(at + 1, coming).then(
          () => true,
          () => false,
        );
      });
      const settled = inForce.settled();
      for (const at of turns) {
        ends[at]!();
        await puts[at];
        const { value } = inForce;
        expect(value?.isClosed ?? false).toBe(false);
      }
      expect(await Promise.all(puts)).toEqual(readable);
      const last = all[readable.lastIndexOf(true)];
      expect(inForce.value).toBe(last);
      expect(await settled).toBe(last);
      expect(all.filter((images, at) => readable[at] && !images.isClosed)).toEqual(
        last === undefined ? [] : [last],
      );
    }),
  );
});
