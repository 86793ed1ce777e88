/** Pictures of seals (印章), which a data set may have for its organizations. */

/** A picture decoded: its colours, and how much each pixel covers what is below it. */
export interface Pixels {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Three bytes a pixel, row by row. */
  readonly rgb: Uint8Array;
  /** One byte a pixel; undefined where nothing shows through. */
  readonly alpha: Uint8Array | undefined;
  /** What the file says of its size, in pixels per metre; undefined where it says nothing. */
  readonly perMetre: { readonly x: number; readonly y: number } | undefined;
}

/** One organization's seal. */
export interface SealImage {
  /** The organization's full name. */
  readonly owner: string;
  /** The PNG as its user has it. */
  readonly png: Uint8Array;
  readonly pixels: Pixels;
}

/** The seals of a run. */
export interface Seals {
  /** By each name that an organization signs with. */
  readonly byName: ReadonlyMap<string, SealImage>;
  /** 骑缝章: the seal set across the right edges of all pages; undefined where none is asked for. */
  readonly paging: SealImage | undefined;
  /** Whether signatures are sealed. */
  readonly onSignatures: boolean;
}

/** A seal at its place on a page, all lengths in points from the page's upper left corner. */
export interface PlacedSeal {
  readonly image: SealImage;
  /** Index into pages. */
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The figure of the structure that it is; undefined for a strip of a paging seal. */
  readonly element: number | undefined;
  /** The part of the picture's width that is shown, from 0 to 1. */
  readonly shown: { readonly from: number; readonly to: number };
}
