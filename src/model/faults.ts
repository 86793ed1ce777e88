/** What can be at fault: a code, and what its sentence needs. */
import type { CharacterKind } from './characters.ts';
import type { Place } from './place.ts';
import type { PrintFault } from './print.ts';
import type { Dependence } from './programme.ts';
import type { LedgerFault, RunFault } from './run-faults.ts';

/** Everything that can be at fault in data, templates and fonts. Each code has its sentence in `messages`. */
export type Fault =
  // files
  | { readonly code: 'dataset-missing'; readonly path: string }
  | { readonly code: 'dataset-empty'; readonly path: string }
  | { readonly code: 'file-unreadable'; readonly path: string; readonly reason: string }
  | { readonly code: 'file-encoding'; readonly path: string }
  | { readonly code: 'yaml-syntax'; readonly detail: string }
  | { readonly code: 'json-syntax'; readonly detail: string }
  | { readonly code: 'table-syntax'; readonly detail: string }
  /** A spreadsheet of a format that is not read. */
  | { readonly code: 'file-not-read'; readonly path: string }
  // seals
  /** A picture of a seal, and why it is none. */
  | { readonly code: 'seal-unreadable'; readonly path: string; readonly reason: string }
  | { readonly code: 'seal-of-nobody'; readonly name: string; readonly nearest?: string }
  | { readonly code: 'seal-twice'; readonly name: string; readonly files: readonly [string, string] }
  /** Nothing shows through it. */
  | { readonly code: 'seal-opaque'; readonly path: string }
  /** Seals are asked for, and there is none: of an organization, or of any. */
  | { readonly code: 'seal-missing'; readonly name: string | undefined; readonly folder: string }
  // tables
  /** Where a file of a data set is to be written, there is one already. */
  | { readonly code: 'import-exists'; readonly path: string }
  | { readonly code: 'import-nothing'; readonly files: readonly string[] }
  /** A sheet that is none of the data set's tables, or is hidden. */
  | { readonly code: 'unused-table'; readonly name: string; readonly because: 'unknown' | 'hidden' }
  /** Columns of a table with no meaning there, by their headings; `known` are headings that have one. */
  | {
      readonly code: 'unused-columns';
      readonly headings: readonly string[];
      readonly known: readonly string[];
      /** Whether a standard of their name would give them one. */
      readonly mayBeFigures: boolean;
    }
  /** A row that parts a table, such as 一、小学. */
  | { readonly code: 'unused-row'; readonly text: string }
  /** A number of which a spreadsheet keeps fifteen digits. */
  | { readonly code: 'rounded-number'; readonly field: string; readonly found: string }
  | {
      readonly code: 'forbidden-character';
      readonly codePoint: string;
      readonly kind: CharacterKind;
      /** The ordinary character that looks the same. */
      readonly instead?: string;
    }
  /** Lengths in characters. */
  | { readonly code: 'value-too-long'; readonly length: number; readonly limit: number }
  // shape
  | { readonly code: 'unknown-key'; readonly key: string; readonly nearest?: string; readonly known: readonly string[] }
  | { readonly code: 'duplicate-key'; readonly key: string; readonly first: Place }
  | { readonly code: 'missing-field'; readonly field: string; readonly of: string }
  | { readonly code: 'wrong-type'; readonly field: string; readonly expected: string; readonly found: string }
  | { readonly code: 'not-a-date'; readonly field: string; readonly found: string }
  | { readonly code: 'not-one-of'; readonly field: string; readonly found: string; readonly options: readonly string[] }
  /** Keys of which only one may be given. */
  | { readonly code: 'conflicting-keys'; readonly keys: readonly [string, string] }
  // across fields
  | { readonly code: 'duplicate-name'; readonly name: string; readonly first: Place }
  | {
      readonly code: 'unknown-organization';
      readonly name: string;
      readonly field: string;
      readonly nearest?: string;
    }
  | { readonly code: 'unknown-post'; readonly post: string; readonly field: string; readonly nearest?: string }
  | { readonly code: 'unknown-group-member'; readonly name: string; readonly nearest?: string }
  | { readonly code: 'unknown-section'; readonly name: string; readonly nearest?: string }
  | { readonly code: 'unknown-standard'; readonly name: string; readonly field: string; readonly nearest?: string }
  /** A figure that is neither a number in the standard's unit nor one of the words for it. */
  | { readonly code: 'not-a-figure'; readonly field: string; readonly found: string; readonly unit: string }
  | {
      readonly code: 'duplicate-figure';
      readonly organization: string;
      readonly figure: string;
      /** As typed: here, and at the first place. */
      readonly values: readonly [string, string];
      readonly first: Place;
    }
  /** Two names that may be one, written in two ways: the one at the place, and the one that stands first. */
  | {
      readonly code: 'similar-names';
      readonly of: 'person' | 'organization';
      readonly names: readonly [string, string];
      readonly first: Place;
    }
  /** Organizations each of which is the parent of the one before. */
  | { readonly code: 'parent-cycle'; readonly names: readonly string[] }
  /** Organizations each of which was merged into the next, the last one into the first. */
  | { readonly code: 'merge-cycle'; readonly names: readonly string[] }
  | { readonly code: 'issuer-closed'; readonly name: string }
  /** Named where one that is open is needed, on a day when it was closed and nobody had taken its place. */
  | {
      readonly code: 'organization-closed';
      readonly name: string;
      readonly closed: string;
      readonly as: 'party' | Dependence['as'];
      /** The organization whose parent, or the duty for which it alone is responsible. */
      readonly of?: string;
    }
  | {
      readonly code: 'two-holders';
      readonly post: string;
      readonly holders: readonly [string, string];
      readonly date: string;
      readonly other: Place;
    }
  | { readonly code: 'ends-before-start'; readonly what: string; readonly start: string; readonly end: string }
  | { readonly code: 'party-not-organization'; readonly name: string; readonly nearest?: string }
  | { readonly code: 'parties-too-few'; readonly paper: string }
  | { readonly code: 'duplicate-paper'; readonly id: string }
  | { readonly code: 'no-papers'; readonly dataset: string }
  | { readonly code: 'no-subjects'; readonly paper: string }
  | { readonly code: 'no-paper-date'; readonly paper: string }
  // templates
  | { readonly code: 'template-missing'; readonly name: string; readonly nearest?: string }
  | { readonly code: 'template-syntax'; readonly detail: string }
  /** A block such as {{#if}} without its end; `found` is the end that stands in its place. */
  | { readonly code: 'block-not-closed'; readonly block: string; readonly found?: string }
  | { readonly code: 'block-not-opened'; readonly block: string }
  | { readonly code: 'template-front-matter'; readonly detail: string }
  | { readonly code: 'part-missing'; readonly name: string; readonly nearest?: string }
  /** Parts each of which inserts the next, the last one the first. */
  | { readonly code: 'part-cycle'; readonly names: readonly string[] }
  /** {{> name argument}} */
  | { readonly code: 'part-argument'; readonly name: string }
  | { readonly code: 'unknown-name'; readonly name: string; readonly nearest?: string; readonly paper?: string }
  | { readonly code: 'no-value'; readonly name: string; readonly paper?: string }
  | { readonly code: 'unknown-helper'; readonly name: string; readonly nearest?: string }
  /** `detail` is the call as it came (`date "abc"`), `usage` one that works (`{{date programme.date}}`). */
  | { readonly code: 'helper-argument'; readonly helper: string; readonly detail: string; readonly usage?: string }
  | { readonly code: 'raw-output'; readonly expression: string }
  | { readonly code: 'not-printable-value'; readonly name: string; readonly found: string }
  /** More than a paper can need: filling and parsing are given up before they fill the memory. */
  | { readonly code: 'too-much'; readonly of: Limited; readonly limit: number; readonly paper?: string }
  // markup
  | { readonly code: 'unknown-directive'; readonly name: string; readonly nearest?: string }
  | { readonly code: 'unsupported-markup'; readonly what: MarkupName }
  | { readonly code: 'heading-too-deep'; readonly depth: number }
  | { readonly code: 'list-too-deep'; readonly depth: number }
  /** `found` is the attribute, the value or the block that is at fault. */
  | {
      readonly code: 'directive-content';
      readonly name: string;
      readonly detail: DirectiveDetail;
      readonly found?: string;
    }
  /** :ref[name] of what has no such name, or of several that have it. */
  | { readonly code: 'unknown-reference'; readonly name: string; readonly nearest?: string }
  | { readonly code: 'ambiguous-reference'; readonly name: string; readonly count: number }
  | { readonly code: 'empty-block'; readonly block: 'title' | 'heading' | 'item' }
  // fonts
  | {
      readonly code: 'missing-glyph';
      readonly character: string;
      readonly codePoint: string;
      readonly face: string;
      readonly part: string;
    }
  | { readonly code: 'font-missing'; readonly part: string; readonly wanted: readonly string[] }
  | { readonly code: 'font-unreadable'; readonly reason: string }
  /** Its maker does not allow it, or its outlines are not TrueType. */
  | { readonly code: 'font-not-embedded'; readonly face: string; readonly reason: 'licence' | 'outlines' }
  // output
  | { readonly code: 'output-refused'; readonly path: string; readonly reason: string }
  | RunFault
  | PrintFault
  | LedgerFault
  | { readonly code: 'name-collision'; readonly path: string; readonly papers: readonly string[] };

/** What a template or a filled paper may hold only so much of. */
export type Limited =
  /** Levels of blocks and of calls within calls. */
  | 'blocks'
  /** Characters of a template with its parts. */
  | 'template'
  /** Values read, printed or gone through for one paper. */
  | 'steps'
  /** Characters of one filled paper. */
  | 'paper'
  /** Levels of directives, items and quotes. */
  | 'containers'
  /** Signs that may be markup, times the characters of their paragraph. */
  | 'marks'
  /** Columns of a table. */
  | 'columns';

/** Markdown that papers have no use for, or that does not do what it seems to. */
export type MarkupName =
  | 'quote'
  | 'code'
  | 'html'
  | 'link'
  | 'image'
  | 'bullets'
  | 'thematic-break'
  | 'table'
  /** A heading inside a list item. */
  | 'heading-in-item'
  /** `2. text` right below a line of text: it would be joined to that line. */
  | 'item-in-paragraph'
  /** An item indented too little to be nested: `  1.` below `1.`, `   1.` below `10.` */
  | 'item-indent'
  /** `\\` at the end of a paragraph, with no line to break from. */
  | 'trailing-break'
  /** `#text` without a space: no heading. */
  | 'heading-space'
  /** `1.text` without a space: no item. */
  | 'item-space';

/** What is wrong with a directive. */
export type DirectiveDetail =
  /** Two colons and a name, or three, but the line is no directive: `:: party`, `::party text`. */
  | 'malformed'
  /** Two colons where three belong, or three where two do. */
  | 'colons'
  /** `:::name` without its `:::`. */
  | 'not-closed'
  /** `:::` that closes nothing. */
  | 'not-opened'
  /** `::name[text]`. */
  | 'label'
  | 'unknown-attribute'
  | 'columns'
  /** A block that cannot stand in it. */
  | 'content'
  | 'not-at-start'
  | 'no-title'
  | 'several-titles'
  | 'outside-signatures'
  | 'text-before-party'
  | 'no-party'
  | 'empty-party'
  /** `{seal}` and `{unsealed}` together, or with `columns`. */
  | 'seal-or-columns'
  /** Another than one party of two lines: the issuing body's name and the date. */
  | 'issuer-lines'
  /** `:::table` without a table, or with more than that. */
  | 'no-table'
  /** Not as many widths as columns, or none that are numbers. */
  | 'widths'
  /** A column to merge that the table does not have. */
  | 'merge'
  /** A masthead has a mark and a number, each on a line. */
  | 'masthead'
  /** An attachment begins with its title. */
  | 'attachment-title'
  /** A number to go on with that is none. */
  | 'numbering'
  /** The fewest lines of a row are 1 to 10. */
  | 'lines'
  /** `::page` without portrait or landscape, or with both. */
  | 'orientation'
  /** A plain table has no header. */
  | 'plain-header';
