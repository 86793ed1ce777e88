/**
 * A filled paper in chunks that can be read by themselves. Letters of a county say mostly the same, so what a chunk was
 * read as is kept and used again. Where a text is cut is decided by its lines alone, and only where Markdown reads both
 * sides as if the other were not there; a text in which that cannot be told is not cut at all.
 */
import type { RootContent } from 'mdast';
import type { Block } from '../model/document.ts';
import type { NumberingState } from './numbering.ts';
import { plainNodes } from './plain.ts';
import { Sheet } from './sheet.ts';
import { joinTitles } from './titles.ts';
import { parseTree } from './tree.ts';

/** A chunk as it was read. */
export interface Chunk {
  readonly nodes: readonly RootContent[];
  readonly sheet: Sheet;
  /** Set once something of it was found at fault. */
  isFaulty: boolean;
  /** What stands after the number of its first item, if it begins with a list: `.` or `)`. */
  readonly firstMark: string | undefined;
  /** The same of the list it ends with. */
  readonly lastMark: string | undefined;
  /** What its blocks were, by what they depend on. */
  readonly readings: Map<string, ChunkReading>;
}

/** The blocks of a chunk, and the numbers that go on after it; undefined where it has nothing to do with numbers. */
export interface ChunkReading {
  readonly blocks: readonly Block[];
  readonly after: NumberingState | undefined;
}

/** What may go on over empty lines in ways that lines do not show: code, HTML. Carriage returns: other line ends. */
const uncuttable = /^[ \t>]*(?:```|~~~|<)|\r/mu;
const blank = /^[ \t]*$/u;
const opening = /^ {0,3}(:{3,})[ \t]*[^\s:]/u;
const closing = /^ {0,3}(:{3,})[ \t]*$/u;

/** The chunks of a text, each without the empty lines around it; undefined if it must be read as a whole. */
export function chunksOf(markdown: string): string[] | undefined {
  if (uncuttable.test(markdown)) return undefined;
  const chunks: string[] = [];
  let lines: string[] = [];
  let afterBlank = true;
  // Colons of the container that is open; a container within it has fewer, and ends before it.
  let fence = 0;
  for (const line of markdown.split('\n')) {
    const isBlank = blank.test(line);
    if (afterBlank && !isBlank && fence === 0 && /^\S/u.test(line) && lines.length > 0) {
      chunks.push(lines.join('\n'));
      lines = [];
    }
    if (!isBlank || lines.length > 0) lines.push(line);
    afterBlank = isBlank;
    if (fence === 0) fence = opening.exec(line)?.[1]?.length ?? 0;
    else if ((closing.exec(line)?.[1]?.length ?? 0) >= fence) fence = 0;
  }
  if (lines.length > 0) chunks.push(lines.join('\n'));
  return chunks.map((chunk) => chunk.replace(/(?:\n[ \t]*)+$/u, ''));
}

/** Characters of chunks that are kept: a dozen different letters. Read and set in lines, each takes hundreds of bytes. */
const charactersKept = 80_000;
const kept = new Map<string, Chunk>();
let keptCharacters = 0;

/** Reads a chunk, or gives what the same text was read as before. */
export function readChunk(text: string): Chunk {
  const known = kept.get(text);
  if (known !== undefined) {
    // What was asked for last is dropped last.
    kept.delete(text);
    kept.set(text, known);
    return known;
  }
  const chunk = newChunk(text);
  kept.set(text, chunk);
  keptCharacters += text.length;
  for (const oldest of kept.keys()) {
    if (keptCharacters <= charactersKept || oldest === text) break;
    kept.delete(oldest);
    keptCharacters -= oldest.length;
  }
  return chunk;
}

function newChunk(text: string): Chunk {
  const sheet: Sheet = new Sheet(text, () => {
    chunk.isFaulty = true;
  });
  const nodes = plainNodes(text) ?? joinTitles(parseTree(text).children);
  const mark = (node: RootContent | undefined): string | undefined => {
    if (node?.type !== 'list' || node.position === undefined) return undefined;
    return /^\s*\d+([.)])/u.exec(sheet.line(node.position.start.line))?.[1];
  };
  const marks = { firstMark: mark(nodes[0]), lastMark: mark(nodes.at(-1)) };
  const chunk: Chunk = { nodes, sheet, isFaulty: false, ...marks, readings: new Map() };
  return chunk;
}
