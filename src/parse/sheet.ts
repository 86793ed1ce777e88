/** The sheet a text is read from: its lines, and where the faults found on it go. */
import type { Node } from 'mdast';
import type { Fault, MarkupName } from '../model/diagnostic.ts';
import type { TextInline } from '../model/document.ts';
import type { CrossReference } from './reference.ts';

/** Takes a fault with its line and column of the text (both from 1; columns in UTF-16 units), and the line itself. */
export type Report = (fault: Fault, line: number, column: number, excerpt: string) => void;

/** The text being parsed. */
export class Sheet {
  /** Whether it is a template; else a filled paper, in which what seems a slip may be a value's own text. */
  readonly isTemplate: boolean;
  /** The texts that stand in the place of references until everything has its number. */
  readonly references = new Map<TextInline, CrossReference>();
  readonly #lines: readonly string[];
  readonly #report: Report;

  constructor(text: string, report: Report, isTemplate = false) {
    this.isTemplate = isTemplate;
    this.#lines = text.split(/\r\n|\r|\n/u);
    this.#report = report;
  }

  /** A line of the text, counted from 1. */
  line(number: number): string {
    return this.#lines[number - 1] ?? '';
  }

  /** The text's lines that a node stands on, each with its number. */
  linesOf(node: Node): { readonly number: number; readonly text: string }[] {
    const { start, end } = node.position ?? { start: { line: 1 }, end: { line: 1 } };
    return Array.from({ length: end.line - start.line + 1 }, (_, index) => ({
      number: start.line + index,
      text: this.line(start.line + index),
    }));
  }

  /** Notes a fault where a node begins. */
  fault(fault: Fault, node: Node): void {
    const { line, column } = node.position?.start ?? { line: 1, column: 1 };
    this.faultAt(fault, line, column);
  }

  /** Notes a fault at a line and column. */
  faultAt(fault: Fault, line: number, column: number): void {
    this.#report(fault, line, column, this.line(line));
  }

  /** Notes that a node is something papers have no use for. */
  refuse(node: Node): void {
    this.fault({ code: 'unsupported-markup', what: markupName(node.type) }, node);
  }
}

function markupName(type: string): MarkupName {
  switch (type) {
    case 'blockquote':
      return 'quote';
    case 'code':
    case 'inlineCode':
      return 'code';
    case 'link':
    case 'linkReference':
      return 'link';
    case 'image':
    case 'imageReference':
      return 'image';
    case 'list':
      return 'bullets';
    case 'thematicBreak':
      return 'thematic-break';
    case 'table':
      return 'table';
    default:
      return 'html';
  }
}
