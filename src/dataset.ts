/**
 * A data set ready to be made into papers: what was checked, its templates compiled, its fonts open. What was checked is
 * a plain value that can be handed to another thread, which then neither reads nor checks anything.
 */
import { hash } from 'node:crypto';
import { createViews, type Views } from './check/view.ts';
import { compileInline, compileTemplate, type CompiledTemplate } from './fill/fill.ts';
import type { LoadedFonts } from './load/fonts.ts';
import type { Outcome } from './model/diagnostic.ts';
import type { Programme, TemplateHeader } from './model/programme.ts';
import type { Parts, SourceData, TemplateSource } from './model/source.ts';
import type { Stopwatch } from './model/timing.ts';

/** A template's file and its front matter, checked. */
export interface CheckedTemplate {
  readonly source: TemplateSource;
  readonly header: TemplateHeader;
}

/** What papers are made from, without fault: plain values. */
export interface CheckedFiles {
  readonly programme: Programme;
  readonly templates: readonly CheckedTemplate[];
  readonly parts: Parts;
}

export interface ReadyTemplate extends CheckedTemplate {
  /** Hash of its title, its text and the parts in it. */
  readonly hash: string;
  readonly title: CompiledTemplate;
  readonly body: CompiledTemplate;
}

/** What papers are made from, its templates compiled, its fonts open. */
export interface ReadyDataset {
  readonly programme: Programme;
  /** Where the places of faults are looked up. */
  readonly source: SourceData;
  readonly fonts: LoadedFonts;
  readonly templates: ReadonlyMap<string, ReadyTemplate>;
  readonly stopwatch: Stopwatch;
  readonly view: Views;
}

/** The template of 责任人变更确认页, which no data set asks for by name. */
export const supplementTemplate = 'supplement';

/**
 * Compiles a template; what needs no data to be seen is told.
 *
 * @param header undefined where it has faults, which are told elsewhere.
 */
export function readyTemplate(
  source: TemplateSource,
  header: TemplateHeader | undefined,
  parts: Parts,
): Outcome<ReadyTemplate> & { readonly body: CompiledTemplate | undefined } {
  const title = header && compileInline(header.title, header.titlePlace);
  const { value: body, diagnostics: ofBody } = compileTemplate(source, parts);
  const diagnostics = [...(title?.diagnostics ?? []), ...ofBody, ...(body?.faults ?? [])];
  if (header === undefined || title?.value === undefined || body === undefined) {
    return { value: undefined, body, diagnostics };
  }
  const ready = { source, header, hash: hashOf([header.title, body.text]), title: title.value, body };
  return { value: ready, body, diagnostics };
}

/** Makes ready what another thread has checked. Places in the data are known there alone. */
export function readyDataset(files: CheckedFiles, fonts: LoadedFonts, stopwatch: Stopwatch): ReadyDataset {
  const { programme, parts } = files;
  const templates = new Map<string, ReadyTemplate>();
  for (const { source: file, header } of files.templates) {
    const { value } = readyTemplate(file, header, parts);
    if (value === undefined) throw new Error(`template ${file.name} has faults it did not have`);
    templates.set(file.name, value);
  }
  return { programme, source: noSource(programme), fonts, templates, stopwatch, view: createViews(programme) };
}

/** The data set without what it was read from, once no fault can be found any more whose place is looked up there. */
export function withoutSource<Ready extends ReadyDataset>(dataset: Ready): Ready {
  return { ...dataset, source: noSource(dataset.programme) };
}

function noSource({ dataset }: Programme): SourceData {
  return { dataset, sections: [], unread: [] };
}

/** The hash of a value's JSON, in hexadecimal. */
export function hashOf(value: unknown): string {
  return hashOfJson(JSON.stringify(value));
}

/** The same of a value that is JSON already, in parts. */
export function hashOfJson(...parts: readonly string[]): string {
  return hash('sha256', parts.join(''));
}
