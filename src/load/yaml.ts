/**
 * YAML as values with places. A plain scalar is a number only where it is written as that number would be
 * printed; everything else (007, 12e03, 0x10, 2025-11-28, 18 digits, yes) stays the text that was typed.
 * Tags, merge keys, several documents, endless aliases and bottomless nesting are refused.
 */
import { Composer, isAlias, isMap, isScalar, isSeq, Lexer, Parser } from 'yaml';
import type { Document, Pair, ParsedNode, Scalar, YAMLMap, YAMLParseError } from 'yaml';
import { error } from '../model/diagnostic.ts';
import type { Diagnostic, Outcome } from '../model/diagnostic.ts';
import type { SourceEntry, SourceMap, SourceScalar, SourceValue } from '../model/source.ts';
import { uniqueEntries } from './entries.ts';
import { refuseForbidden } from './text.ts';
import type { SourceText } from './text.ts';

/** Deeper nesting exhausts the stack; data of ours has a handful of levels. */
const maxDepth = 100;
/** How many values aliases may repeat in one file; a bomb needs millions. */
const maxRepeated = 10_000;

/** Reads one YAML document. Where only values are at fault (duplicate keys, characters), there is a value too. */
export function parseYaml(source: SourceText): Outcome<SourceValue> {
  const documents = compose(source.text);
  if ('tooDeepAt' in documents) return broken(source, 'TOO_DEEP', documents.tooDeepAt);
  const [document, second] = documents;
  if (document === undefined) return { value: emptyMap(source), diagnostics: [] };
  if (document.errors.length > 0) return { value: undefined, diagnostics: syntaxFaults(source, document) };
  if (second !== undefined) return broken(source, 'MULTIPLE_DOCS', second.range?.[0] ?? 0);
  const reader = new Reader(source);
  // The document's own types allow values set by programs; one composed from text holds parsed nodes only.
  const value = reader.read(document.contents as ParsedNode | null);
  const isEmpty = value.kind === 'scalar' && value.value === null;
  return { value: reader.isBroken ? undefined : isEmpty ? emptyMap(source) : value, diagnostics: reader.diagnostics };
}

function compose(text: string): readonly Document.Parsed[] | { readonly tooDeepAt: number } {
  const parser = new Parser();
  const composer = new Composer({ schema: 'core', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  const documents: Document.Parsed[] = [];
  const tokens = [];
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > maxDepth) return { tooDeepAt: parser.offset };
  }
  tokens.push(...parser.end());
  for (const document of composer.compose(tokens)) documents.push(document as Document.Parsed);
  return documents;
}

function broken(source: SourceText, detail: string, offset: number): Outcome<SourceValue> {
  return { value: undefined, diagnostics: [error({ code: 'yaml-syntax', detail }, source.place(offset))] };
}

function emptyMap(source: SourceText): SourceMap {
  return { kind: 'map', entries: [], place: source.place(0) };
}

/** One fault a line, without those that are consequences of the one before. */
function syntaxFaults(source: SourceText, document: Document.Parsed): readonly Diagnostic[] {
  const lines = new Set<number | undefined>();
  const faults: Diagnostic[] = [];
  let last: string | undefined;
  for (const fault of document.errors) {
    const detail = detailOf(fault);
    const place = source.place(pointOf(source.text, fault.pos[0], detail === 'BRACKET_NOT_CLOSED'));
    const isConsequence =
      (detail === 'UNEXPECTED_TOKEN' && last !== undefined) ||
      // What follows a key without its colon seems to belong to the key.
      (detail === 'BLOCK_AS_IMPLICIT_KEY' && last === 'MULTILINE_IMPLICIT_KEY');
    last = detail;
    if (isConsequence || lines.has(place.line)) continue;
    lines.add(place.line);
    faults.push(error({ code: 'yaml-syntax', detail }, place));
  }
  return faults;
}

/** The parser's code, or a closer one of ours: it has one for all characters missed, and one for brackets and indents. */
function detailOf({ code, message }: YAMLParseError): string {
  if (code === 'MISSING_CHAR' && message.startsWith('Sequence item')) return 'MISSING_DASH';
  return code === 'BAD_INDENT' && message.startsWith('Flow') ? 'BRACKET_NOT_CLOSED' : code;
}

/**
 * What people look at: the end of the text before, where something is missing at an empty line or was not closed on
 * the lines before; the first character of the line, where a fault is at the left edge.
 */
function pointOf(text: string, offset: number, isMissedBefore: boolean): number {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const isBlank = /^\s*(?:\n|$)/u.test(text.slice(lineStart, lineStart + 200));
  const indent = /^ */u.exec(text.slice(lineStart))?.[0].length ?? 0;
  if (isBlank || (isMissedBefore && offset <= lineStart + indent)) return text.slice(0, lineStart).trimEnd().length;
  return Math.max(offset, lineStart + indent);
}

/** Turns nodes into values, expanding aliases and collecting faults. */
class Reader {
  readonly diagnostics: Diagnostic[] = [];
  isBroken = false;
  readonly #source: SourceText;
  readonly #anchors = new Map<string, ParsedNode>();
  /** Anchored nodes being read: an alias to one of them would contain itself. */
  readonly #open = new Set<ParsedNode>();
  #repeated = 0;
  #withinAlias = 0;

  constructor(source: SourceText) {
    this.#source = source;
  }

  read(node: ParsedNode | null): SourceValue {
    if (node === null) return { kind: 'scalar', value: null, place: this.#source.place(0) };
    if (this.#withinAlias > 0) this.#repeated += 1;
    if (isAlias(node)) return this.#readAlias(node.source, node.range[0]);
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, node);
    const isTagged = node.tag !== undefined && !(isScalar(node) && node.tag === 'tag:yaml.org,2002:str');
    if (isTagged) return this.#refuse('TAG_RESOLVE_FAILED', node.range[0]);
    this.#open.add(node);
    const value = isScalar(node) ? this.#readScalar(node) : this.#readCollection(node);
    this.#open.delete(node);
    return value;
  }

  #refuse(detail: string, offset: number): SourceScalar {
    const place = this.#source.place(offset);
    this.isBroken = true;
    this.diagnostics.push(error({ code: 'yaml-syntax', detail }, place));
    return { kind: 'scalar', value: null, place };
  }

  #readAlias(name: string, offset: number): SourceValue {
    const target = this.#anchors.get(name);
    if (target === undefined || this.#open.has(target)) return this.#refuse('BAD_ALIAS', offset);
    if (this.#repeated > maxRepeated) {
      return this.isBroken
        ? { kind: 'scalar', value: null, place: this.#source.place(offset) }
        : this.#refuse('RESOURCE_EXHAUSTION', offset);
    }
    this.#withinAlias += 1;
    const value = this.read(target);
    this.#withinAlias -= 1;
    return value;
  }

  #readCollection(node: Exclude<ParsedNode, Scalar.Parsed>): SourceValue {
    const place = this.#source.place(node.range?.[0] ?? 0);
    if (isSeq(node)) {
      return { kind: 'list', items: node.items.map((item) => this.read(item as ParsedNode | null)), place };
    }
    if (!isMap(node)) return this.#refuse('BAD_COLLECTION_TYPE', node.range?.[0] ?? 0);
    const entries = (node as YAMLMap.Parsed).items.flatMap((pair) => this.#readPair(pair));
    const unique = uniqueEntries(entries);
    this.diagnostics.push(...unique.diagnostics);
    return { kind: 'map', entries: unique.entries, place };
  }

  #readPair({ key, value }: Pair<ParsedNode, ParsedNode | null>): SourceEntry[] {
    const offset = key.range[0];
    const keyPlace = this.#source.place(offset);
    const name = isScalar(key) && key.tag === undefined ? keyText(key) : '';
    if (name === '' || name === '<<') {
      this.#refuse(name === '' ? 'NON_STRING_KEY' : 'MERGE_KEY', offset);
      return [];
    }
    this.#refuseForbidden(name, key.range);
    return [
      {
        key: name,
        keyPlace,
        value: value === null ? { kind: 'scalar', value: null, place: keyPlace } : this.read(value),
      },
    ];
  }

  #readScalar(node: Scalar.Parsed): SourceScalar {
    const value = node.type === 'PLAIN' && node.tag === undefined ? plainValue(node.source) : textOf(node);
    if (typeof value === 'string') this.#refuseForbidden(value, node.range);
    return { kind: 'scalar', value, place: this.#source.place(node.range[0]) };
  }

  /** The character itself is pointed at where it stands as such; an escape such as "\u200B" at the scalar. */
  #refuseForbidden(value: string, [start, end]: readonly [number, number, number]): void {
    const typed = this.#source.text.slice(start, end);
    const faults = refuseForbidden(value, (character) => {
      return this.#source.place(start + Math.max(typed.indexOf(character), 0));
    });
    this.diagnostics.push(...faults);
  }
}

function keyText(key: Scalar.Parsed): string {
  return key.type === 'PLAIN' ? key.source : textOf(key);
}

/** The text of a quoted or block scalar, or of one tagged !!str. */
function textOf(node: Scalar.Parsed): string {
  return typeof node.value === 'string' ? node.value : node.source;
}

/** What a scalar without quotes stands for. */
function plainValue(text: string): string | number | boolean | null {
  if (text === '' || text === '~' || text === 'null') return null;
  if (text === 'true' || text === 'false') return text === 'true';
  const number = Number(text);
  const isNumber = /^-?\d/u.test(text) && String(number) === text && Math.abs(number) <= Number.MAX_SAFE_INTEGER;
  return isNumber ? number : text;
}
