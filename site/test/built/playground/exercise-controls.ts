/** What came of moving one input: `taken`, `refused: ` and why, or `dead`. */
export type Outcomes = Record<string, string>;

/**
 * Runs in the page: moves every input of every field in turn, as a visitor
 * would. What is refused is moved back; at the end of a field all is taken back.
 * A list has its first record moved, one taken away and one put in.
 *
 * @param known fields that need not be moved
 * @returns for each field what came of each of its inputs
 */
export const exerciseControls = async (known: ReadonlyArray<string>): Promise<Record<string, Outcomes>> => {
  type Input = HTMLInputElement | HTMLSelectElement | HTMLButtonElement;
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  /** What a click changed is shown: that takes no frame. */
  const shown = () => new Promise((done) => setTimeout(done));
  const answered = async (): Promise<void> => {
    const { dataset } = document.querySelector<HTMLElement>('.playground')!;
    await frame();
    while (dataset.asked !== dataset.planned) await frame();
    // What was answered is shown a moment later.
    await frame();
  };
  const share = [...document.querySelectorAll<HTMLButtonElement>('.take-away button')].find(
    ({ textContent }) => textContent === 'Share by address',
  )!;
  /** The state, as its address says it. */
  const address = async (): Promise<string> => {
    share.click();
    await shown();
    return document.querySelector('.take-away pre')!.textContent;
  };

  const change = (input: HTMLInputElement | HTMLSelectElement, value: string): void => {
    input.value = value;
    input.dispatchEvent(new Event(input.type === 'range' ? 'input' : 'change'));
  };
  const fieldNamed = (name: string) => document.querySelector(`.parameters > div > [data-field=${name}]`)!;
  const nameOf = (input: Input): string =>
    input instanceof HTMLButtonElement
      ? input.textContent.split(' ')[0]!
      : `${input.closest<HTMLElement>('.field')!.dataset.field} ${input.id} ${input.type === 'radio' ? input.value : ''}`;
  const inputsOf = (field: Element): ReadonlyArray<Input> => {
    const entries = [...field.querySelectorAll('.entry')];
    const all = field.querySelectorAll<Input>('input, select, .entries > button, .entry > button');
    return [...all].filter((input) => {
      const entry = input.closest('.entry');
      if (input.disabled || (input.type === 'radio' && (input as HTMLInputElement).checked)) return false;
      return entry === null || entry === entries.at(input instanceof HTMLButtonElement ? -1 : 0);
    });
  };
  /** Another value of a box: a step on from what it has, where that is a number. */
  const otherText = (box: HTMLInputElement): string => {
    const slider = box.parentElement!.querySelector<HTMLInputElement>('input[type=range]');
    if (slider === null) return `${box.value}x`;
    return String(box.value === '' ? Number(slider.min) : Number(box.value) + Number(slider.step));
  };
  const otherPlace = ({ value, step, max }: HTMLInputElement): string => {
    const next = Number(value) + Number(step);
    return String(next > Number(max) ? Number(value) - Number(step) : next);
  };
  /** Moves an input; what it gives moves it back. */
  const move = (input: Input): (() => void) => {
    if (input instanceof HTMLButtonElement || input.type === 'checkbox') {
      input.click();
      return () => input instanceof HTMLInputElement && input.click();
    }
    if (input.type === 'radio') {
      const { name } = input;
      const before = document.querySelector<HTMLInputElement>(`input[name="${name}"]:checked`);
      input.click();
      return () => before?.click();
    }
    const { value } = input;
    if (input instanceof HTMLSelectElement) {
      change(input, [...input.options].find(({ selected }) => !selected)!.value);
    } else change(input, input.type === 'range' ? otherPlace(input) : otherText(input));
    return () => change(input, value);
  };

  const exercise = async (name: string): Promise<Outcomes> => {
    const outcomes: Outcomes = {};
    const start = await address();
    for (;;) {
      const input = inputsOf(fieldNamed(name)).find((one) => !(nameOf(one) in outcomes));
      if (input === undefined) break;
      const moved = nameOf(input);
      const before = await address();
      const back = move(input);
      const isTaken = (await address()) !== before;
      await answered();
      const errors = document.querySelector('.errors')!.textContent;
      outcomes[moved] = isTaken ? (errors === '' ? 'taken' : `refused: ${errors}`) : 'dead';
      if (errors !== '') back();
      await frame();
    }
    fieldNamed(name).querySelector<HTMLButtonElement>('.reset')?.click();
    outcomes.reset = (await address()) === start ? 'taken' : 'dead';
    return outcomes;
  };

  const all: Record<string, Outcomes> = {};
  for (const field of document.querySelectorAll<HTMLElement>('.parameters > div > [data-field]')) {
    const name = field.dataset.field!;
    all[name] = known.includes(name) ? {} : await exercise(name);
  }
  return all;
};
