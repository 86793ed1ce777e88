/**
 * Templates to Markdown: a template is compiled once and filled for each paper. Compiling fails only for text
 * that has no structure; all other faults, those of the template and those of its values, come together when
 * it is filled, so that one run tells everything.
 */
import type { Diagnostic, Outcome, Place } from '../model/diagnostic.ts';
import type { PaperView } from '../model/facts.ts';
import type { TemplateSource } from '../model/source.ts';
import { escapeMarkdown, oneLine, referEnd, referStart } from './escape.ts';
import type { Flanks } from './flanks.ts';
import { internalHelpers } from './nodes.ts';
import { rewrite } from './rewrite.ts';
import type { TemplateText } from './rewrite.ts';
import { environment, Run } from './runtime.ts';
import type { Escape } from './runtime.ts';
import { parseTemplate } from './syntax.ts';
import type { Locate, Position } from './syntax.ts';

/** A template ready to be filled. */
export interface CompiledTemplate {
  /** Faults that need no data to be seen, such as unknown helpers; every filling reports them too. */
  readonly faults: readonly Diagnostic[];
  /** The template filled from a view; the paper's name goes into faults about its values. */
  fill(view: PaperView, paper?: string): Outcome<string>;
}

/** Compiles a template's body; it fills to Markdown in which every value prints as itself. */
export function compileTemplate(source: TemplateSource): Outcome<CompiledTemplate> {
  const lines = source.body.split(/\r?\n/);
  const locate: Locate = ({ line, column }) => {
    const excerpt = lines[line - 1] ?? '';
    return { file: source.file, line: source.bodyLine + line - 1, column: characters(excerpt, column) + 1, excerpt };
  };
  return compile({ text: source.body, locate, kind: 'markdown' });
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

function compile(template: TemplateText): Outcome<CompiledTemplate> {
  const program = parseTemplate(template.text, template.locate);
  if (!('body' in program)) return { value: undefined, diagnostics: program };
  const { sites, diagnostics: faults } = rewrite(program, template);
  const write = environment.compile<PaperView>(program, {
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: Object.fromEntries(Object.values(internalHelpers).map((name) => [name, true])) as KnownHelpers,
  });
  const fill = (view: PaperView, paper?: string): Outcome<string> => {
    const run = new Run(sites, view, paper, escapes[template.kind]);
    const value = write(view, { data: { run } });
    const diagnostics = [...faults, ...run.diagnostics].sort(byPlace);
    return { value: diagnostics.length > 0 ? undefined : value, diagnostics };
  };
  return { value: { faults, fill }, diagnostics: [] };
}

function byPlace({ place: a }: Diagnostic, { place: b }: Diagnostic): number {
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}

/** A column counts characters; the parser counts UTF-16 units. */
function characters(line: string, units: number): number {
  return Array.from(line.slice(0, units)).length;
}

/** Where a position of a front matter's text stands: after its quote, if the line shows the text as it is. */
function inlinePlace(text: string, place: Place, { line, column }: Position): Place {
  const [first = ''] = text.split('\n');
  const start = place.excerpt?.indexOf(first) ?? -1;
  if (line > 1 || place.excerpt === undefined || start < 0) return place;
  return { ...place, column: characters(place.excerpt, start + column) + 1 };
}
