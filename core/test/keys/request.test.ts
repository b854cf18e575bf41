import { expect, test } from 'vitest';
import { checkRequest, MAX_BATCH } from '../../src/keys/sample-request.js';

const most = Number.MAX_SAFE_INTEGER;

test('a request is filled with defaults', () => {
  expect(checkRequest({ seed: 's', count: 3 })).toEqual({
    _tag: 'Right',
    right: { seed: 's', step: 0, first: 0, count: 3 },
  });
});

test.each([
  { seed: 0, step: most, first: most - MAX_BATCH, count: MAX_BATCH },
  { seed: -most, step: 0, first: 0, count: 0 },
])('a request at the ends of its ranges is taken: %j', (request) => {
  expect(checkRequest(request)).toEqual({ _tag: 'Right', right: request });
});

test.each([
  ['count', MAX_BATCH + 1, 'out_of_range'],
  ['count', -1, 'out_of_range'],
  ['count', 1.5, 'out_of_range'],
  ['count', Number.POSITIVE_INFINITY, 'out_of_range'],
  ['count', Number.NaN, 'wrong_type'],
  ['count', '3', 'wrong_type'],
  ['count', undefined, 'wrong_type'],
  ['step', most + 1, 'out_of_range'],
  ['step', null, 'wrong_type'],
  ['first', most - MAX_BATCH + 1, 'out_of_range'],
  ['seed', 0.5, 'wrong_type'],
  ['seed', 1n, 'wrong_type'],
])('a request whose %s is %s is refused: %s', (name, given, code) => {
  expect(checkRequest({ seed: 1, count: 1, [name]: given })).toMatchObject({
    _tag: 'Left',
    left: [{ code, path: [name], given }],
  });
});
