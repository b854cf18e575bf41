import type { Stream } from '../../keys/stream.js';
import { BudgetRoom } from './budget-room.js';
import type { ModalityPart } from './modality-part.js';
import { type Rooms, Urn } from './urn.js';

/** Splits the two budgets of a sample over its modalities. It keeps its scratch: no draw allocates. */
export class Budget {
  /** Tokens of each part's context, as last drawn. */
  readonly contexts: Int32Array;
  /** Tokens of each part's target, as last drawn. */
  readonly targets: Int32Array;
  readonly #parts: ReadonlyArray<ModalityPart>;
  readonly #context: number;
  readonly #target: number | null;
  readonly #all: number;
  /** What the budgets have room for; its rooms are those of the context. */
  readonly #room: BudgetRoom;
  /** What the contexts left the target of each part. */
  readonly #targetRooms: Rooms;
  readonly #contextUrn: Urn;
  readonly #targetUrn: Urn;
  /** The budgets as they are for the patches that are there. */
  #ownContext = 0;
  #ownTarget = 0;

  /** @param target null for all that is in no context */
  constructor(parts: ReadonlyArray<ModalityPart>, context: number, target: number | null) {
    const count = parts.length;
    const step = parts[0]!.weightStep;
    this.#parts = parts;
    this.#context = context;
    this.#target = target;
    this.#all = parts.reduce((sum, { grid }) => sum + grid.patches, 0);
    this.#room = new BudgetRoom(count);
    this.#targetRooms = { free: new Int32Array(count), costly: new Int32Array(count), credit: 0 };
    this.contexts = new Int32Array(count);
    this.targets = new Int32Array(count);
    this.#contextUrn = new Urn(
      parts.map(({ contextWeight }) => contextWeight),
      step,
      context,
    );
    this.#targetUrn = new Urn(
      parts.map(({ targetWeight }) => targetWeight),
      step,
      target ?? 0,
    );
  }

  /** @param sizes how many patches of each part are there */
  draw(sizes: Int32Array, stream: Stream): void {
    const room = this.#room;
    const { contexts, targets } = this;
    this.#measure(sizes);
    for (let part = 0; part < contexts.length; part++) contexts[part] = room.leastContext[part]!;
    room.credit = Math.max(0, room.target - this.#ownTarget);
    this.#contextUrn.draw(this.#ownContext - room.least, room, contexts, stream);
    if (this.#target === null) {
      for (let part = 0; part < targets.length; part++) {
        targets[part] = Math.min(room.mostTarget[part]!, sizes[part]! - contexts[part]!);
      }
    } else this.#drawTargets(sizes, stream);
  }

  /** What there is room for, and what the budgets are. */
  #measure(sizes: Int32Array): void {
    const room = this.#room;
    let size = 0;
    for (let part = 0; part < sizes.length; part++) size += sizes[part]!;
    const isWhole = size === this.#all;
    room.clear();
    for (let at = 0; at < sizes.length; at++) {
      const part = this.#parts[at]!;
      // Where patches are absent, what has a context in every whole sample keeps one patch to see.
      const least = isWhole || part.guarantees.context.min === 0 ? 0 : 1;
      room.add(at, part, part.grid.patches, sizes[at]!, least);
    }
    this.#ownTarget = Math.min(this.#target ?? 1, room.target);
    if (this.#target !== null && room.mostBeside(this.#ownTarget) < this.#context) {
      this.#share(size, this.#target);
    }
    // The first to see goes before any to predict.
    if (this.#ownTarget > 0 && room.mostBeside(this.#ownTarget) === 0) this.#ownTarget--;
    this.#ownContext = Math.min(this.#context, room.mostBeside(this.#ownTarget));
  }

  /** Where both budgets don't fit, the target has its share of the patches that are there. */
  #share(size: number, target: number): void {
    const both = this.#context + target;
    const share = Math.floor((2 * target * size + both) / (2 * both));
    this.#ownTarget = Math.min(this.#ownTarget, Math.max(1, share));
  }

  /** Splits the target's budget over what the contexts left: minima first, as far as they go. */
  #drawTargets(sizes: Int32Array, stream: Stream): void {
    const { leastTarget, mostTarget } = this.#room;
    const { contexts, targets } = this;
    const { free, costly } = this.#targetRooms;
    let least = 0;
    for (let part = 0; part < targets.length; part++) least += leastTarget[part]!;
    const isEnough = least <= this.#ownTarget;
    for (let part = 0; part < targets.length; part++) {
      const most = Math.min(mostTarget[part]!, sizes[part]! - contexts[part]!);
      targets[part] = isEnough ? leastTarget[part]! : 0;
      free[part] = isEnough ? most - targets[part]! : leastTarget[part]!;
      costly[part] = 0;
    }
    this.#targetRooms.credit = 0;
    this.#targetUrn.draw(
      isEnough ? this.#ownTarget - least : this.#ownTarget,
      this.#targetRooms,
      targets,
      stream,
    );
  }
}
