/**
 * Runs in the page: moves controls of the strategy, as a visitor would, and
 * takes that back.
 *
 * @param known fields that need not be moved
 * @returns for each field whether it was taken, or why it was refused
 */
export const exerciseControls = async (known: ReadonlyArray<string>): Promise<Record<string, string>> => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const answered = async (): Promise<void> => {
    const { dataset } = document.querySelector<HTMLElement>('.playground')!;
    await frame();
    while (dataset.asked !== dataset.planned) await frame();
    // What was answered is shown a moment later.
    await frame();
  };
  const change = (input: HTMLInputElement | HTMLSelectElement, value: string): void => {
    input.value = value;
    input.dispatchEvent(new Event(input.type === 'range' ? 'input' : 'change'));
  };
  const move = (field: Element): string => {
    const add = field.querySelector<HTMLButtonElement>('.entries > button');
    const slider = field.querySelector<HTMLInputElement>('input[type=range]');
    const radio = field.querySelector<HTMLInputElement>('input[type=radio]:not(:checked)');
    const select = field.querySelector('select');
    const tick = field.querySelector<HTMLInputElement>('input[type=checkbox]');
    const text = field.querySelector<HTMLInputElement>('input[type=text]');
    if (add) add.click();
    else if (slider) {
      const next = Number(slider.value) + Number(slider.step);
      change(slider, String(next > Number(slider.max) ? Number(slider.value) - Number(slider.step) : next));
    } else if (radio) radio.click();
    else if (select) change(select, [...select.options].find(({ selected }) => !selected)!.value);
    else if (tick) tick.click();
    else if (text) change(text, 'other');
    else return 'nothing to move';
    return 'moved';
  };
  const outcomes: Record<string, string> = {};
  const fieldNamed = (name: string) => document.querySelector(`.parameters > div > [data-field=${name}]`)!;
  const names = [...document.querySelectorAll<HTMLElement>('.parameters > div > [data-field]')].map(
    ({ dataset }) => dataset.field!,
  );
  for (const name of names) {
    if (known.includes(name)) {
      outcomes[name] = 'known';
      continue;
    }
    const moved = move(fieldNamed(name));
    await answered();
    const errors = document.querySelector('.errors')!.textContent ?? '';
    const reset = fieldNamed(name).querySelector<HTMLButtonElement>('.reset');
    outcomes[name] =
      moved !== 'moved' || reset === null ? moved : errors === '' ? 'taken' : `refused: ${errors}`;
    reset?.click();
    // Shown before the next is moved; its answer is not waited for.
    await new Promise((done) => setTimeout(done));
  }
  return outcomes;
};
