/**
 * The places of a template where something is read, called or printed. The rewritten tree refers to them by
 * number, so that what happens at run time knows where it stands in the file.
 */
import type { Place } from '../model/diagnostic.ts';
import type { Flanks } from './flanks.ts';
import type { Helper } from './helpers.ts';
import type { ItemStretches, Stretch } from './stretch.ts';

/** A path such as subject.head.holder or ../name. */
export interface PathSite {
  readonly kind: 'path';
  readonly place: Place;
  /** What stands before the parts: '', 'this', '../', '@', or a block parameter's name. */
  readonly head: string;
  readonly parts: readonly string[];
  /** For @index and its kind: how many frames up; undefined for paths into values. */
  readonly dataDepth: number | undefined;
  /** Whether the path may lack a value, as in {{#if path}}. */
  readonly optional: boolean;
  /** Whether it stands alone as {{name}}, where a helper may have been meant. */
  readonly alone: boolean;
}

/** A call of a helper. */
export interface CallSite {
  readonly kind: 'call';
  readonly place: Place;
  readonly name: string;
  readonly helper: Helper;
  readonly optional: boolean;
}

/** A value's output. */
export interface PrintSite {
  readonly kind: 'print';
  readonly place: Place;
  readonly name: string;
  readonly flanks: Flanks;
}

export const blockNames = ['if', 'unless', 'each', 'with'] as const;
export type BlockName = (typeof blockNames)[number];

/** A block such as {{#each duties}}. */
export interface BlockSite {
  readonly kind: 'block';
  readonly place: Place;
  readonly name: BlockName;
  /** What it gave for items, where it is a loop. */
  readonly items: ItemStretches;
}

/** A stretch that letters share, made a block of its own. */
export interface StretchSite {
  readonly kind: 'stretch';
  readonly place: Place;
  readonly stretch: Stretch;
}

export type Site = PathSite | CallSite | PrintSite | BlockSite | StretchSite;
