/**
 * What stretches of a template gave is kept, and given again as long as all they read is the same: letters of a county
 * share most of what they say. A stretch is a run of statements that says nothing of the paper's own parties, or what a
 * loop does for one item. What it reads is known from having filled it; objects of a view never change, so an object that
 * is the very same says the same.
 */
import type { PaperView } from '../model/facts.ts';
import { ownText } from '../model/own-text.ts';
import { newestFirst } from '../model/recent-of.ts';
import type { Facts } from './read-facts.ts';

/** Where a loop is: what @key and its kind say. */
export interface Position {
  readonly key: string | number;
  readonly index: number;
  readonly first: boolean;
  readonly last: boolean;
}

/** A field that was read, and what it was. An object is known again, but not held: views of a day go with the day. */
interface FieldRead {
  readonly field: string;
  readonly was: { readonly object: WeakSet<object> } | { readonly value: unknown };
}

/** What a stretch gave, and what it was of. */
export interface Kept {
  readonly text: string;
  readonly facts: Facts;
  /** Steps that it took. */
  readonly steps: number;
  /** Fields of the paper's view that it read. */
  readonly ofView: readonly FieldRead[];
  /** What it read of its place in the loop. */
  readonly ofPosition: readonly FieldRead[];
}

/** Fillings of one stretch that are kept: papers of some dates, an item at some places of lists. */
const mostKept = 8;
/** Fillings kept in vain, one after the other, until no more are. */
const patience = 16;

/** One stretch of a template, of one item if it is a loop's. */
export class Stretch {
  #kept: readonly Kept[] = [];
  #inVain = 0;

  /** What it gave where it read the same. */
  find(view: PaperView, position?: Position): Kept | undefined {
    for (const kept of this.#kept) {
      if (!areSame(kept.ofView, view) || (position !== undefined && !areSame(kept.ofPosition, position))) continue;
      this.#inVain = 0;
      return kept;
    }
    return undefined;
  }

  get isWorthKeeping(): boolean {
    return this.#inVain < patience;
  }

  /** @param kept undefined where it depends on more than can be compared. */
  keep(kept: Kept | undefined): void {
    this.#inVain += 1;
    if (kept !== undefined) this.#kept = newestFirst(kept, this.#kept, mostKept);
  }
}

function areSame(reads: readonly FieldRead[], owner: object): boolean {
  return reads.every(({ field, was }) => {
    const value: unknown = Reflect.get(owner, field);
    if ('value' in was) return value === was.value;
    return typeof value === 'object' && value !== null && was.object.has(value);
  });
}

function fieldRead(field: string, value: unknown): FieldRead {
  const isObject = typeof value === 'object' && value !== null;
  return { field, was: isObject ? { object: new WeakSet([value]) } : { value } };
}

/** The stretches of a loop, one for each object that it came by more than once. */
export class ItemStretches {
  readonly #stretches = new WeakMap<object, Stretch | 'seen'>();

  /** Undefined where the item comes for the first time: what belongs to one paper alone is not worth keeping. */
  of(item: unknown): Stretch | undefined {
    if (typeof item !== 'object' || item === null) return undefined;
    const known = this.#stretches.get(item);
    if (known instanceof Stretch) return known;
    const stretch = known === 'seen' ? new Stretch() : undefined;
    this.#stretches.set(item, stretch ?? 'seen');
    return stretch;
  }
}

/** Notes what a stretch reads while it is filled. */
export class Recording {
  readonly facts: Facts = new Map();
  readonly #view: PaperView;
  readonly #frame: object | undefined;
  /** What it goes through itself: that follows from what else it reads. */
  readonly #inner = new Set<unknown>();
  readonly #outer = new Map<unknown, Map<string, unknown>>();
  #isSpoiled = false;

  /** @param item that it is filled for, and the frame of its place in the loop. */
  constructor(view: PaperView, item: { readonly value: unknown; readonly frame: object } | undefined) {
    this.#view = view;
    this.#frame = item?.frame;
    if (item !== undefined) this.#inner.add(item.value);
  }

  /** A block begins that is about a value. */
  enter(value: unknown): void {
    this.#inner.add(value);
  }

  /** A field of what a block is about was read, or of the view, or of a loop's frame. */
  read(owner: unknown, field: string, value: unknown): void {
    if (owner !== this.#view && this.#inner.has(owner)) return;
    const fields = this.#outer.get(owner);
    if (fields === undefined) this.#outer.set(owner, new Map([[field, value]]));
    else fields.set(field, value);
  }

  /** What a block is about was handed on as a whole. */
  readWhole(value: unknown): void {
    if (value === this.#view || !this.#inner.has(value)) this.spoil();
  }

  /** What it gives cannot be given again. */
  spoil(): void {
    this.#isSpoiled = true;
  }

  /** What a stretch within it reads it reads as well. */
  include(inner: Recording): void {
    if (inner.#isSpoiled) this.spoil();
    for (const [owner, fields] of inner.#outer) for (const [field, value] of fields) this.read(owner, field, value);
  }

  /** To be kept; undefined where it read of more than the view and its own place. */
  kept(text: string, steps: number): Kept | undefined {
    const others = [...this.#outer.keys()].filter((owner) => owner !== this.#view && owner !== this.#frame);
    if (this.#isSpoiled || others.length > 0) return undefined;
    const readOf = (owner: unknown): FieldRead[] =>
      [...(this.#outer.get(owner) ?? [])].map(([field, value]) => fieldRead(field, value));
    return {
      text: ownText(text),
      facts: this.facts,
      steps,
      ofView: readOf(this.#view),
      ofPosition: readOf(this.#frame),
    };
  }
}
