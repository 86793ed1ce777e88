/**
 * A filled paper in chunks that can be read by themselves. Letters of a county say mostly the same, so what a chunk was
 * read as is kept and used again. Where a text is cut is decided by its lines alone, and only where Markdown reads both
 * sides as if the other were not there; a text in which that cannot be told is not cut at all.
 */
import type { RootContent } from 'mdast';
import type { Block } from '../model/document.ts';
import { costOf, maxMarks } from './bounds.ts';
import type { NumberingState } from './numbering.ts';
import { KeptTexts } from '../model/kept-texts.ts';
import { plainNodes } from './plain.ts';
import { Sheet } from './sheet.ts';
import { joinTitles } from './titles.ts';
import { parseTree } from './tree.ts';

/** A chunk as it was read. */
export interface Chunk {
  readonly nodes: readonly RootContent[];
  readonly sheet: Sheet;
  /** What it takes of what a text may have (`bounds.ts`). */
  readonly cost: number;
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

const opening = /^ {0,3}(:{3,})[ \t]*[^\s:]/u;
const closing = /^ {0,3}(:{3,})[ \t]*$/u;
/** What may go on over empty lines in ways that lines do not show: code, HTML. */
const uncuttable = /^[ \t>]*(?:```|~~~|<)/u;
/** What lines begin with that are blank no more, and may be one of the above. */
const notable = /[:>`~<]/u;

/** The chunks of a text, each without the empty lines around it; undefined if it must be read as a whole. */
export function chunksOf(markdown: string): string[] | undefined {
  // Carriage returns are line ends as well.
  if (markdown.includes('\r')) return undefined;
  const chunks: string[] = [];
  /** Of the chunk that is open: its first character, and the end of its last line that is not blank. */
  let from = -1;
  let to = -1;
  let afterBlank = true;
  // Colons of the container that is open; a container within it has fewer, and ends before it.
  let fence = 0;
  for (let start = 0, end = 0; end < markdown.length; start = end + 1) {
    const lineEnd = markdown.indexOf('\n', start);
    end = lineEnd < 0 ? markdown.length : lineEnd;
    const text = textStart(markdown, start, end);
    const isBlank = text === end;
    if (!isBlank) {
      // No white space of any kind: such a line may belong to what stands above it.
      if (afterBlank && fence === 0 && text === start && from >= 0 && !startsWithSpace(markdown, start)) {
        chunks.push(markdown.slice(from, to));
        from = -1;
      }
      if (from < 0) from = start;
      to = end;
      if (notable.test(markdown.charAt(text))) {
        const line = markdown.slice(start, end);
        if (uncuttable.test(line)) return undefined;
        if (fence === 0) fence = opening.exec(line)?.[1]?.length ?? 0;
        else if ((closing.exec(line)?.[1]?.length ?? 0) >= fence) fence = 0;
      }
    }
    afterBlank = isBlank;
  }
  if (from >= 0) chunks.push(markdown.slice(from, to));
  return chunks;
}

/** Where the spaces and tabs that a line begins with end. */
function textStart(markdown: string, start: number, end: number): number {
  let at = start;
  while (at < end && (markdown.charCodeAt(at) === 0x20 || markdown.charCodeAt(at) === 0x09)) at++;
  return at;
}

function startsWithSpace(markdown: string, at: number): boolean {
  return /\s/u.test(markdown.charAt(at));
}

/**
 * Characters of chunks that were asked for more than once: a dozen different letters. Read and set in lines, each takes
 * hundreds of bytes.
 */
const charactersKept = 80_000;
/**
 * Of those that were asked for once: two letters. Most are what a letter says of its own school, and nobody asks for them
 * again. Of such only the text is known for longer, so that it is kept when it comes a second time.
 */
const charactersOnTrial = 6_000;
const kept = new KeptTexts<Chunk>(charactersKept);
const seen = new KeptTexts<true>(charactersKept);
const onTrial = new KeptTexts<Chunk>(charactersOnTrial, (text) => seen.add(text, true));

/**
 * Reads chunks, or gives what the same texts were read as before; undefined if they have too much of anything, which is
 * known before the first of them is read.
 */
export function readChunks(texts: readonly string[]): Chunk[] | undefined {
  let total = 0;
  const costs: number[] = [];
  for (const text of texts) {
    const cost = (kept.see(text) ?? onTrial.see(text))?.cost ?? costOf(text);
    if (cost === undefined) return undefined;
    total += cost;
    costs.push(cost);
  }
  return total > maxMarks ? undefined : texts.map((text, index) => readChunk(text, costs[index] ?? 0));
}

function readChunk(text: string, cost: number): Chunk {
  const known = kept.get(text);
  if (known !== undefined) return known;
  // A part of a text would keep all of it in memory.
  const own = Buffer.from(text, 'utf16le').toString('utf16le');
  const tried = onTrial.take(text);
  const chunk = tried ?? newChunk(own, cost);
  const isKept = tried !== undefined || seen.take(text) === true;
  (isKept ? kept : onTrial).add(own, chunk);
  return chunk;
}

function newChunk(text: string, cost: number): Chunk {
  const sheet: Sheet = new Sheet(text, () => {
    chunk.isFaulty = true;
  });
  const nodes = plainNodes(text) ?? joinTitles(parseTree(text).children);
  const mark = (node: RootContent | undefined): string | undefined => {
    if (node?.type !== 'list' || node.position === undefined) return undefined;
    return /^\s*\d+([.)])/u.exec(sheet.line(node.position.start.line))?.[1];
  };
  const marks = { firstMark: mark(nodes[0]), lastMark: mark(nodes.at(-1)) };
  const chunk: Chunk = { nodes, sheet, cost, isFaulty: false, ...marks, readings: new Map() };
  return chunk;
}
