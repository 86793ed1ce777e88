/**
 * Plain values that remember where they stood. `load` makes them from YAML, JSON, CSV and XLSX; `check`
 * turns them into a programme and can name the place of every fault.
 */
import type { Diagnostic, Place } from './diagnostic.ts';

export type SourceValue = SourceScalar | SourceList | SourceMap;

export interface SourceScalar {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  readonly place: Place;
}

export interface SourceList {
  readonly kind: 'list';
  readonly items: readonly SourceValue[];
  readonly place: Place;
}

export interface SourceMap {
  readonly kind: 'map';
  readonly entries: readonly SourceEntry[];
  readonly place: Place;
}

export interface SourceEntry {
  readonly key: string;
  readonly keyPlace: Place;
  readonly value: SourceValue;
}

/** A folder: where it is, and how messages name it. */
export interface NamedFolder {
  readonly path: string;
  readonly shown: string;
}

/** A file: where it is, and how messages name it. */
export type NamedFile = NamedFolder;

/** A data set as read: the entries of all its files, one per top-level section and file. */
export interface SourceData {
  /** Name of the data set: the last part of its folder's path. */
  readonly dataset: string;
  readonly sections: readonly SourceEntry[];
  /**
   * Names of sections that stand in files which could not be read: what refers to them cannot be judged. All sections
   * may be concerned where nobody can tell which.
   */
  readonly unread: readonly string[] | 'any';
}

/** A template as read: its text, split from its front matter. */
export interface TemplateSource {
  readonly name: string;
  readonly file: string;
  /** Front matter as values with places; a map, possibly empty. */
  readonly frontMatter: SourceMap;
  /** Handlebars and Markdown after the front matter. */
  readonly body: string;
  /** Line of the file on which the body starts, counted from 1. */
  readonly bodyLine: number;
}

/** A block of text that templates insert by its name. */
export interface PartSource {
  readonly file: string;
  /** Handlebars and Markdown; a part has no front matter. */
  readonly text: string;
  /** Why it cannot be read: told of a part that a template inserts. */
  readonly faults: readonly Diagnostic[];
}

/** Parts by name. */
export type Parts = ReadonlyMap<string, PartSource>;
