import type { Stream } from '../keys/stream.js';

/**
 * Marks `count` of the first `places` with 1, and the others with 0, every subset
 * as likely: by one draw for each that is marked, or not, whichever are fewer
 * (Floyd's method: Bentley and Floyd, "A sample of brilliance", 1987).
 */
export const drawMarks = (marks: Uint8Array, places: number, count: number, stream: Stream): void => {
  const isFew = count * 2 <= places;
  const mark = isFew ? 1 : 0;
  const drawn = isFew ? count : places - count;
  marks.fill(1 - mark, 0, places);
  for (let last = places - drawn; last < places; last++) {
    const place = stream.below(last + 1);
    marks[marks[place] === mark ? last : place] = mark;
  }
};
