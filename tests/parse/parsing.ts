/** Markup parsed for tests, shown as one line a block. */
import type { Block, Inline, Line, PaperDocument } from '../../src/model/document.ts';
import type { Diagnostic } from '../../src/model/diagnostic.ts';
import type { TemplateSource } from '../../src/model/source.ts';
import { checkTemplateMarkup, parseMarkup } from '../../src/parse/markup.ts';

const properties = { title: '责任书', author: '', subject: '', language: 'zh-CN' };

/** Parses a filled paper without fault. */
export function parse(markdown: string): PaperDocument {
  const { value, diagnostics } = parseMarkup(markdown, properties, { file: 'letter.md' });
  if (value === undefined) throw new Error(JSON.stringify(diagnostics));
  return value;
}

/** The faults of a filled paper. */
export function faultsOf(markdown: string): readonly Diagnostic[] {
  return parseMarkup(markdown, properties, { file: 'letter.md' }).diagnostics;
}

/** A template's markup faults as `line:column code what`. */
export function slipsOf(body: string, bodyLine = 1): string[] {
  return checkTemplateMarkup(templateOf(body, bodyLine)).map(({ fault, place }) => {
    const what =
      fault.code === 'unsupported-markup' ? fault.what : fault.code === 'directive-content' ? fault.detail : '';
    return `${place?.line}:${place?.column} ${fault.code} ${what}`.trimEnd();
  });
}

export function templateOf(body: string, bodyLine = 1): TemplateSource {
  const place = { file: 'templates/letter.md' };
  return { name: 'letter', file: place.file, frontMatter: { kind: 'map', entries: [], place }, body, bodyLine };
}

/** Each block as one line: its kind, its number, its text with marks. */
export function outline(markdown: string): string[] {
  return parse(markdown).blocks.map(shown);
}

function shown(block: Block): string {
  switch (block.kind) {
    case 'title':
      return `title ${textOf(block.content)}`;
    case 'heading':
    case 'item':
      return `${block.kind} ${block.number.label}${block.number.restarts ? '!' : ''} ${textOf(block.content)}`;
    case 'paragraph':
      return `${block.indented ? 'paragraph' : 'flush'} ${textOf(block.content)}`;
    case 'cover':
      return `cover ${linesOf(block.head)} # ${textOf(block.title)} # ${linesOf(block.foot)}`;
    case 'signatures':
      return `signatures ${block.form === 'columns' ? block.columns : block.form} ${block.parties.map((party) => linesOf(party.lines)).join(' + ')}`;
    case 'table':
      return `table ${[block.header, ...block.rows].map((row) => row.map((cell) => (cell.continues ? '^' : textOf(cell.content))).join(' | ')).join(' / ')}`;
    case 'masthead':
      return `masthead ${textOf(block.name)} # ${textOf(block.documentNumber)}`;
    case 'record':
      return `record ${block.entries.map(({ left, right }) => `${textOf(left)} -- ${textOf(right)}`).join(' / ')}`;
    case 'attachment-list':
      return `attachments ${block.titles.map(textOf).join(' | ')}`;
    case 'attachment':
      return block.label;
    case 'page-break':
      return 'page-break';
    case 'orientation':
      return block.orientation;
  }
}

function linesOf(lines: readonly Line[]): string {
  return lines.map(textOf).join(' | ');
}

/** Inline content: *strong*, /emphasis/, [blank], ↵ */
export function textOf(content: readonly Inline[]): string {
  return content
    .map((inline) => {
      switch (inline.kind) {
        case 'text':
          if (inline.strong) return `*${inline.text}*`;
          return inline.emphasis ? `/${inline.text}/` : inline.text;
        case 'blank':
          return `[${inline.width}]`;
        case 'break':
          return '↵';
      }
    })
    .join('');
}
