/**
 * Templates to Markdown: a template is compiled once and filled for each paper. Compiling fails only for text
 * that has no structure; all other faults, those of the template and those of its values, come together when
 * it is filled, so that one run tells everything.
 */
import Handlebars from 'handlebars';
import { error } from '../model/diagnostic.ts';
import type { Diagnostic, Outcome, Place } from '../model/diagnostic.ts';
import { characters } from '../model/excerpts.ts';
import type { PaperView } from '../model/facts.ts';
import type { Parts, PartSource, TemplateSource } from '../model/source.ts';
import { maxPaperLength } from './bounds.ts';
import { escapeMarkdown, oneLine, referEnd, referStart } from './escape.ts';
import type { Flanks } from './flanks.ts';
import { internalHelpers } from './nodes.ts';
import { insertParts } from './parts.ts';
import { rewrite } from './rewrite.ts';
import type { TemplateText } from './rewrite.ts';
import type { Facts } from './read-facts.ts';
import { Run } from './run.ts';
import type { Escape } from './run.ts';
import { environment } from './runtime.ts';
import { gatherStretches } from './stretches.ts';
import { locateIn, parseTemplate } from './syntax.ts';
import type { Locate, Position } from './syntax.ts';

/** A template ready to be filled. */
export interface CompiledTemplate {
  /** Its text with the parts inserted, and where each position of that stands in the files. */
  readonly text: string;
  readonly locate: Locate;
  /** The parts that stand in it. */
  readonly parts: readonly PartSource[];
  /** Faults that need no data to be seen, such as unknown helpers; every filling reports them too. */
  readonly faults: readonly Diagnostic[];
  /**
   * The template filled from a view; the paper's name goes into faults about its values.
   *
   * @param facts takes every fact that was read, by its name.
   */
  fill(view: PaperView, paper?: string, facts?: Facts): Outcome<string>;
}

/** Compiles a template's body; it fills to Markdown in which every value prints as itself. */
export function compileTemplate(source: TemplateSource, parts: Parts = new Map()): Outcome<CompiledTemplate> {
  const locate = locateIn(source.file, source.body, source.bodyLine);
  return compile({ text: source.body, locate, kind: 'markdown' }, parts);
}

/** Compiles a text of the front matter, such as the title; it fills to plain text, values unescaped. */
export function compileInline(text: string, place: Place): Outcome<CompiledTemplate> {
  return compile({ text, locate: (position) => inlinePlace(text, place, position), kind: 'plain' });
}

/** Escapes a value, its ends made ready for asterisks that touch them. */
function escapeBeside(value: string, { before, after }: Flanks): string {
  const text = before ? referStart(escapeMarkdown(value)) : escapeMarkdown(value);
  return after ? referEnd(text) : text;
}

const escapes: Readonly<Record<TemplateText['kind'], Escape>> = { markdown: escapeBeside, plain: oneLine };

function compile(template: TemplateText, parts?: Parts): Outcome<CompiledTemplate> {
  const own = parseTemplate(template.text, template.locate);
  if (!('body' in own)) return { value: undefined, diagnostics: own };
  // A title has no parts: their tags are refused with all others that it cannot have.
  const joined = parts === undefined ? undefined : insertParts(template, own, parts);
  if (joined?.isTooLong === true) return { value: undefined, diagnostics: joined.diagnostics };
  const { text, locate } = joined ?? template;
  const program = parseTemplate(text, locate);
  if (!('body' in program)) return { value: undefined, diagnostics: program };
  const { sites, shared, diagnostics } = rewrite(program, { text, locate, kind: template.kind });
  const faults = distinct([...(joined?.diagnostics ?? []), ...diagnostics]).sort(byPlace);
  // White space around tags goes before there are stretches.
  Handlebars.parse(program as never);
  const whole = gatherStretches(program, shared, sites, locate);
  const write = environment.compile<PaperView>(program, {
    ignoreStandalone: true,
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: Object.fromEntries(Object.values(internalHelpers).map((name) => [name, true])) as KnownHelpers,
  });
  const fill = (view: PaperView, paper?: string, facts: Facts = new Map()): Outcome<string> => {
    const run = new Run(sites, view, paper, escapes[template.kind], facts);
    const value = (whole && run.recall(whole)) ?? write(view, { data: { run } });
    if (value.length > maxPaperLength && run.diagnostics.length === 0) {
      const limits = { of: 'paper', limit: maxPaperLength } as const;
      const fault = { code: 'too-much', ...limits, ...(paper === undefined ? {} : { paper }) } as const;
      run.diagnostics.push(error(fault, locate({ line: 1, column: 0 })));
    }
    const found = [...faults, ...run.diagnostics].sort(byPlace);
    return { value: found.length > 0 ? undefined : value, diagnostics: found };
  };
  return { value: { text, locate, parts: joined?.used ?? [], faults, fill }, diagnostics: [] };
}

/** A part's fault shows wherever the part is inserted: it is told once. */
function distinct(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic])).values()];
}

function byPlace({ place: a }: Diagnostic, { place: b }: Diagnostic): number {
  const [one = '', other = ''] = [a?.file, b?.file];
  if (one !== other) return one < other ? -1 : 1;
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}

/** Where a position of a front matter's text stands: after its quote, if the line shows the text as it is. */
function inlinePlace(text: string, place: Place, { line, column }: Position): Place {
  const [first = ''] = text.split('\n');
  const start = place.excerpt?.indexOf(first) ?? -1;
  if (line > 1 || place.excerpt === undefined || start < 0) return place;
  return { ...place, column: characters(place.excerpt.slice(0, start + column)) + 1 + (place.excerptStart ?? 0) };
}
