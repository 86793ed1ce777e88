/** The sheet a text is read from: its lines, and the faults found on it with their places. */
import type { Node } from 'mdast';
import { error, type Diagnostic, type Fault, type MarkupName, type Place } from '../model/diagnostic.ts';

/** Turns a line and a column of the text (both from 1; columns in UTF-16 units) into a place. */
export type Locate = (line: number, column: number, excerpt: string) => Place;

/** The text being parsed. */
export class Sheet {
  readonly diagnostics: Diagnostic[] = [];
  /** Whether slips are told: in a template they are the keeper's, in a filled paper they may be a value's own text. */
  readonly tellsSlips: boolean;
  readonly #lines: readonly string[];
  readonly #locate: Locate;

  constructor(text: string, locate: Locate, tellsSlips = false) {
    this.tellsSlips = tellsSlips;
    this.#lines = text.split(/\r\n|\r|\n/u);
    this.#locate = locate;
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
    this.diagnostics.push(error(fault, this.#locate(line, column, this.line(line))));
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
