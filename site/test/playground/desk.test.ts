/** What is told of what went wrong, and which images lie under the masks. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { h } from 'vue';
import { Batch } from '../../playground/page/batch.js';
import { Desk } from '../../playground/page/desk.js';
import { takeFiles } from '../../playground/page/photograph.js';
import { Playground } from '../../playground/page/playground.js';
import { shipped } from '../../playground/page/shipped.js';
import { SETTINGS } from '../../playground/state/settings.js';
import { FakeWorker } from './fake-worker.js';
import { type FakeElement, type Mounted, mounted } from './mounted.js';
import { catalogue } from './states.js';

let desk: Desk;
let worker: FakeWorker;
let shown: Mounted | undefined;
const open = (hash: string): void => {
  vi.stubGlobal('location', { pathname: '/playground', search: '', hash });
  FakeWorker.all.length = 0;
  desk = new Desk();
  [worker] = FakeWorker.all as [FakeWorker];
  worker.say({ kind: 'catalogue', catalogue });
  vi.advanceTimersByTime(1);
};
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('Worker', FakeWorker);
  vi.stubGlobal('history', { state: null, replaceState: () => undefined });
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => setTimeout(draw));
  vi.stubGlobal('cancelAnimationFrame', clearTimeout);
  open('');
});
afterEach(() => {
  shown?.unmount();
  shown = undefined;
  desk.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Images that the worker was given. */
const given = () => worker.heard.flatMap((order) => (order.kind === 'images' ? [order.images] : []));
const images = (name: string) => [new Blob([name])];
const lastId = (): number => worker.heard.at(-1)!.id;

test('what was wrong with the address is told until something else is chosen', async () => {
  open('#batch=many');
  expect(desk.problems.value).toEqual(['batch is many in the address; give a whole number from 1 to 256']);
  const put = desk.putUnder(Promise.resolve(images('shipped')));
  await vi.advanceTimersByTimeAsync(1);
  worker.say({ kind: 'images', id: lastId() });
  await put;
  await vi.advanceTimersByTimeAsync(1);
  // Drawn anew over the photograph, and nothing was chosen.
  expect(worker.heard.map(({ kind }) => kind)).toEqual(['show', 'images', 'show']);
  expect(desk.problems.value).toHaveLength(1);
  desk.change({ batch: 4 });
  expect(desk.problems.value).toEqual([]);
  desk.readAddress('#step=-1');
  expect(desk.problems.value).toHaveLength(1);
});

/** The batch's boxes and buttons, as they stand now. */
const batch = (): Mounted => {
  shown ??= mounted(() => h(Batch, { desk, state: desk.state.value! }));
  return shown;
};
const part = (is: (element: FakeElement) => boolean): FakeElement => batch().place.all.find(is)!;
const button = (text: string): FakeElement =>
  part((element) => element.type === 'button' && element.text === text);

/** Types into a box of the batch. */
const type = (id: string, value: string): void =>
  part(({ props }) => props.id === id).hear('Change', { target: { value } });

test.each([
  ['seed', '1.5', 'seed is 1.5; give a whole number, or a text that is no number', ' a word', ' a word'],
  ['seed', ' ', 'seed is empty; give a whole number, or a text that is no number', '-12', -12],
  ['step', '', 'step is empty; give a whole number from 0 to 9007199254740991', '0', 0],
  ['step', 'one two', 'step is "one two"; give a whole number from 0 to 9007199254740991', '1', 1],
  ['step', '-1', 'step is -1; give a whole number from 0 to 9007199254740991', '12', 12],
  ['batch', '257', 'batch is 257; give a whole number from 1 to 256', '256', 256],
  ['sample', '8', 'sample is 8; give a whole number from 0 to 7', '7', 7],
] as const)(
  'a box of the batch says what it takes, until it is given that: %s %s',
  (id, wrong, told, right, value) => {
    type(id, wrong);
    expect(desk.problems.value).toEqual([told]);
    type(id, right);
    expect(desk.problems.value).toEqual([]);
    expect(desk.state.value![id]).toBe(value);
  },
);

const LAST = Number.MAX_SAFE_INTEGER;
const NO_STEP = 'step is 9007199254740992; give a whole number from 0 to 9007199254740991';

test.each([0, 41, LAST - 1, LAST])('the step after %d is one that a step may be, or is refused', (step) => {
  desk.change({ step });
  button('Next step').hear('Click');
  expect(SETTINGS.step(desk.state.value!.step, desk.state.value!, catalogue)).toBe(undefined);
  expect(desk.state.value!.step).toBe(Math.min(step + 1, LAST));
  expect(desk.problems.value).toEqual(step === LAST ? [NO_STEP] : []);
});

test('steps that play end at the last, which is told', async () => {
  desk.change({ step: LAST - 2 });
  button('▶ Play over steps').hear('Click');
  await vi.advanceTimersByTimeAsync(1100);
  expect([desk.state.value!.step, desk.problems.value]).toEqual([LAST, []]);
  expect(button('❚❚ Pause')).toBeDefined();
  await vi.advanceTimersByTimeAsync(500);
  expect([desk.state.value!.step, desk.problems.value]).toEqual([LAST, [NO_STEP]]);
  expect(button('▶ Play over steps')).toBeDefined();
});

test('a problem is told while steps play, until something is chosen', async () => {
  desk.readAddress('#batch=many');
  button('▶ Play over steps').hear('Click');
  await vi.advanceTimersByTimeAsync(1600);
  expect(desk.state.value!.step).toBe(3);
  expect(desk.problems.value).toHaveLength(1);
  type('batch', '4');
  await vi.advanceTimersByTimeAsync(500);
  expect([desk.state.value!.step, desk.problems.value]).toEqual([4, []]);
});

test('a page whose worker does not start says so, and no longer that it loads', async () => {
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
  vi.stubGlobal('fetch', async () => new Response('', { status: 404 }));
  shown = mounted(() => h(Playground));
  await vi.advanceTimersByTimeAsync(1);
  expect(shown.place.text).toBe('Loading …');
  FakeWorker.all.at(-1)!.fail('no such script');
  await vi.advanceTimersByTimeAsync(1);
  expect(shown.place.text).toBe('The playground can’t start: no such script. Load the page again.');
  expect(shown.place.children[0]!.props.role).toBe('alert');
});

test('what was wrong before the worker had started is told once it has', async () => {
  const late = new Desk();
  await late.putUnder(Promise.reject(new Error('no photograph')));
  vi.stubGlobal('location', { pathname: '/playground', search: '', hash: '#batch=many' });
  FakeWorker.all.at(-1)!.say({ kind: 'catalogue', catalogue });
  expect(late.problems.value).toEqual(['no photograph', expect.stringContaining('batch is many')]);
  late.close();
});

test('the photograph of the page does not take the place of what was dropped while it was fetched', async () => {
  let arrive: (blobs: ReadonlyArray<Blob>) => void = () => undefined;
  const late = desk.putUnder(
    new Promise((resolve) => {
      arrive = resolve;
    }),
  );
  void desk.putUnder(Promise.resolve(images('dropped')));
  await vi.advanceTimersByTimeAsync(1);
  arrive(images('shipped'));
  await late;
  expect(given()).toEqual([images('dropped')]);
});

test.each([
  ['is missing', async () => new Response('', { status: 404 })],
  ['has no network', () => Promise.reject(new TypeError('Failed to fetch'))],
])('a page whose photograph %s says so', async (_, fetch) => {
  vi.stubGlobal('fetch', fetch);
  await desk.putUnder(shipped());
  expect(desk.problems.value).toEqual([
    'The photograph of this page could not be fetched; try “The shipped one”, or choose your own.',
  ]);
  expect(given()).toEqual([]);
});

test('files that can’t be read are told of and change nothing; those that can are seen', async () => {
  desk.change({ photograph: false });
  await vi.advanceTimersByTimeAsync(1);
  const none = takeFiles(desk, [new File([], 'notes.txt')]);
  await vi.advanceTimersByTimeAsync(1);
  worker.say({ kind: 'fault', id: lastId(), message: 'notes.txt is no image' });
  await none;
  expect(desk.problems.value).toEqual(['notes.txt is no image']);
  expect(desk.state.value!.photograph).toBe(false);
  const taken = takeFiles(desk, [new File([], 'own.jpg')]);
  await vi.advanceTimersByTimeAsync(1);
  worker.say({ kind: 'images', id: lastId() });
  await taken;
  expect(desk.problems.value).toEqual([]);
  expect(desk.state.value!.photograph).toBe(true);
  await vi.advanceTimersByTimeAsync(1);
  expect(worker.heard.map(({ kind }) => kind)).toEqual(['show', 'show', 'images', 'images', 'show']);
});
