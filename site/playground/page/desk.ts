import { ref, type ShallowRef, shallowReactive, shallowRef } from 'vue';
import { messageOf } from '../message-of.js';
import type { Catalogue } from '../state/catalogue.js';
import { firstState, type PlaygroundState } from '../state/state.js';
import { readUrl, writeUrl } from '../state/url.js';
import type {
  Answer,
  Place,
  ReportLine,
  Timing,
  ToldError,
  ToldPlan,
  ToldReference,
} from '../worker/messages.js';
import { Workshop } from './workshop.js';

/** A picture as the page has it. */
export interface PagePicture {
  /** An object URL of an SVG document; undefined where there is no such picture. */
  readonly url: string | undefined;
  readonly told: string;
}

/** Milliseconds between two changes of the address: browsers allow no more of them. */
const ADDRESS_PAUSE = 300;

/** What is on the page, and what changes it. */
export class Desk {
  readonly workshop: Workshop;
  /** Undefined until the worker has told what there is. */
  readonly catalogue: ShallowRef<Catalogue | undefined> = shallowRef();
  /** Why the worker can't tell, if it can't. */
  readonly notStarted: ShallowRef<string | undefined> = shallowRef();
  readonly state: ShallowRef<PlaygroundState | undefined> = shallowRef();
  /** The plan of the last state that had one: its controls and pictures stay while another can't be planned. */
  readonly plan: ShallowRef<ToldPlan | undefined> = shallowRef();
  readonly errors: ShallowRef<ReadonlyArray<ToldError>> = shallowRef([]);
  readonly report: ShallowRef<ReadonlyArray<ReportLine>> = shallowRef([]);
  readonly references: ShallowRef<ReadonlyArray<ToldReference>> = shallowRef([]);
  readonly timing: ShallowRef<Timing | undefined> = shallowRef();
  /** What in the address could not be taken, or went wrong since. */
  readonly problems: ShallowRef<ReadonlyArray<string>> = shallowRef([]);
  readonly pictures = shallowReactive<Partial<Record<Place, PagePicture>>>({});
  /** Numbers of the last state that was asked for, of the last that was planned or refused, and of the last that was drawn in full. */
  readonly asked = ref(0);
  readonly planned = ref(0);
  readonly drawn = ref(0);
  #tellsReferences = false;
  #frame = 0;
  #address: ReturnType<typeof setTimeout> | undefined;
  /** How often images were asked for. */
  #imagesAsked = 0;

  constructor() {
    this.workshop = new Workshop((answer) => this.#hear(answer));
  }

  /** Changes what the visitor has chosen; pictures follow at the next frame. What was wrong is told no more. */
  set(state: PlaygroundState): void {
    this.problems.value = [];
    this.#become(state);
  }

  /** Changes some of what the visitor has chosen. */
  change(change: Partial<PlaygroundState>): void {
    const { value } = this.state;
    if (value !== undefined) this.set({ ...value, ...change });
  }

  /** Goes on to a step while steps play: nobody chose anything, so what is wrong is told still. */
  playTo(step: number): void {
    const { value } = this.state;
    if (value !== undefined) this.#become({ ...value, step });
  }

  /** From now on tells of published generators, which the page knows nothing of until they are asked for. */
  tellReferences(): void {
    if (this.#tellsReferences) return;
    this.#tellsReferences = true;
    this.#drawAnew();
  }

  /** Takes what the part of an address after its # asks for. */
  readAddress(fragment: string): void {
    const { value } = this.catalogue;
    if (value === undefined) return;
    const { state, problems } = readUrl(fragment, value);
    this.set(state);
    this.problems.value = problems;
  }

  /** The address of what is shown. */
  address(): string {
    const [catalogue, state] = [this.catalogue.value, this.state.value];
    const { pathname, search } = location;
    if (catalogue === undefined || state === undefined) return `${pathname}${search}`;
    const fragment = writeUrl(state, catalogue);
    return fragment === '' ? `${pathname}${search}` : `${pathname}${search}#${fragment}`;
  }

  /**
   * Puts images under the masks, or says why that can't be; neither if others
   * were asked for before these had come.
   *
   * @returns whether they were put there
   */
  async putUnder(coming: Promise<ReadonlyArray<Blob>>): Promise<boolean> {
    const asked = ++this.#imagesAsked;
    try {
      const images = await coming;
      if (asked !== this.#imagesAsked) return false;
      await this.workshop.putUnder(images);
      this.#drawAnew();
      return true;
    } catch (error) {
      if (asked === this.#imagesAsked) this.problems.value = [messageOf(error)];
      return false;
    }
  }

  /** Ends what goes on. */
  close(): void {
    this.#imagesAsked++;
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#address);
    this.workshop.close();
    for (const picture of Object.values(this.pictures)) {
      if (picture.url !== undefined) URL.revokeObjectURL(picture.url);
    }
  }

  #become(state: PlaygroundState): void {
    this.state.value = state;
    this.#drawAnew();
    this.#address ??= setTimeout(() => {
      this.#address = undefined;
      history.replaceState(history.state, '', this.address());
    }, ADDRESS_PAUSE);
  }

  #drawAnew(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      const { value } = this.state;
      if (value !== undefined) this.asked.value = this.workshop.show(value, this.#tellsReferences);
    });
  }

  #hear(answer: Answer): void {
    switch (answer.kind) {
      case 'catalogue':
        // A worker that took the place of another knows nothing new.
        if (this.catalogue.value === undefined) {
          this.catalogue.value = answer.catalogue;
          this.state.value = firstState(answer.catalogue);
          const before = this.problems.value;
          this.readAddress(location.hash);
          // The photograph may have failed already.
          this.problems.value = [...before, ...this.problems.value];
        }
        return;
      case 'plan':
        this.plan.value = answer.plan;
        this.errors.value = [];
        this.planned.value = answer.id;
        return;
      case 'errors':
        this.errors.value = answer.errors;
        this.planned.value = answer.id;
        this.drawn.value = answer.id;
        return;
      case 'picture':
        this.#show(answer);
        return;
      case 'report':
        this.report.value = answer.lines;
        return;
      case 'references':
        this.references.value = answer.references;
        return;
      case 'timing':
        this.timing.value = answer.timing;
        return;
      case 'fault':
        if (this.catalogue.value === undefined) this.notStarted.value = answer.message;
        this.problems.value = [answer.message];
        return;
      case 'done':
        this.drawn.value = answer.id;
    }
  }

  #show({ place, svg, told }: Extract<Answer, { readonly kind: 'picture' }>): void {
    const before = this.pictures[place]?.url;
    const url = svg && URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    this.pictures[place] = { url, told };
    // The picture before is seen until this one is ready, and no longer.
    if (before !== undefined) setTimeout(() => URL.revokeObjectURL(before), 1000);
  }
}
