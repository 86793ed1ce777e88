/**
 * A filled paper in chunks that can be read by themselves (`cutting.ts`). Letters of a county say mostly the same, so what
 * a chunk was read as is kept and used again.
 */
import type { RootContent } from 'mdast';
import type { Block } from '../model/document.ts';
import { costOf, maxMarks } from './bounds.ts';
import { cutAfter, firstChunk, isCuttable } from './cutting.ts';
import type { NumberingState } from './numbering.ts';
import { KeptTexts } from '../model/kept-texts.ts';
import { ownText } from '../model/own-text.ts';
import { keep, pass } from '../model/passing.ts';
import { plainNodes } from './plain.ts';
import { learnRuns, runAt, type PlacedChunk, type Run } from './runs.ts';
import { Sheet } from './sheet.ts';
import { joinTitles } from './titles.ts';
import { parseTree } from './tree.ts';
import { mapped } from '../model/mapped.ts';

/** Says of a block, and of what it is set by, that one paper alone has it. */
export function passBlock(block: Block): void {
  pass(block);
  if ('content' in block) pass(block.content);
}

function keepBlock(block: Block): void {
  keep(block);
  if ('content' in block) keep(block.content);
}

/** A chunk as it was read. */
export interface Chunk {
  readonly nodes: readonly RootContent[];
  readonly sheet: Sheet;
  /** What it takes of what a text may have (`bounds.ts`). */
  readonly cost: number;
  /** Set once something of it was found at fault. */
  isFaulty: boolean;
  /** Set once it was asked for a second time. */
  isShared: boolean;
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

/**
 * Characters of chunks that were asked for more than once: a dozen different letters. Read and set in lines, each takes
 * hundreds of bytes.
 */
const charactersKept = 80_000;
const kept = new KeptTexts<Chunk>(charactersKept);
/**
 * Those that were asked for once, by this paper and the one before. Most are what a letter says of its own school, and
 * nobody asks for them again. Of such only the words are known for longer, so that they are kept when they come a second
 * time. The maps are new for each paper: one that goes on holds what was taken out of it until all memory is cleaned.
 */
let onTrial = new Map<string, Chunk>();
let triedBefore = onTrial;
const seen = new KeptTexts<true>(charactersKept);

/** What is read of a text, from where it stands. */
interface Piece {
  readonly at: number;
  readonly next: number;
  readonly cost: number;
  /** A chunk that is still to be read is a text. */
  readonly what: Run | string;
}

/**
 * A text in chunks that were read, those that were read together before as one; undefined if it must be read as a whole,
 * or has too much of anything, which is known before the first of them is read.
 */
export function readChunks(markdown: string): (Chunk | Run)[] | undefined {
  const pieces = piecesOf(markdown);
  endTrial();
  if (pieces === undefined || pieces.reduce((sum, { cost }) => sum + cost, 0) > maxMarks) return undefined;
  const placed: (PlacedChunk | undefined)[] = [];
  const read = mapped(pieces, ({ what, cost, at, next }) => {
    const one = typeof what === 'string' ? readChunk(what, cost) : what;
    placed.push('chunks' in one ? undefined : { chunk: one, at, next });
    return one;
  });
  learnRuns(markdown, placed);
  return read;
}

/** What was tried with the paper before the last is known by its words alone from now on. */
function endTrial(): void {
  for (const text of triedBefore.keys()) seen.add(text, true);
  triedBefore = onTrial;
  onTrial = new Map();
}

/** Takes the chunk of a text off trial, if it is on trial: other papers have it as well. */
function takeTried(text: string): Chunk | undefined {
  const chunk = onTrial.get(text) ?? triedBefore.get(text);
  if (chunk === undefined) return undefined;
  if (!onTrial.delete(text)) triedBefore.delete(text);
  for (const { blocks } of chunk.readings.values()) {
    for (const block of blocks) keepBlock(block);
  }
  return chunk;
}

function piecesOf(markdown: string): Piece[] | undefined {
  if (!isCuttable(markdown)) return undefined;
  const pieces: Piece[] = [];
  for (let at = firstChunk(markdown); at < markdown.length;) {
    const run = runAt(markdown, at);
    const piece = run === undefined ? chunkAt(markdown, at) : { at, next: at + run.text.length, cost: run.cost, what: run }; // prettier-ignore
    if (piece === undefined) return undefined;
    pieces.push(piece);
    at = piece.next;
  }
  return pieces;
}

function chunkAt(markdown: string, at: number): Piece | undefined {
  const cut = cutAfter(markdown, at);
  if (cut === undefined) return undefined;
  const text = markdown.slice(at, cut.end);
  const cost = (kept.see(text) ?? onTrial.get(text))?.cost ?? costOf(text);
  return cost === undefined ? undefined : { at, next: cut.next, cost, what: text };
}

function readChunk(text: string, cost: number): Chunk {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const own = ownText(text);
  const tried = takeTried(text);
  const chunk = tried ?? newChunk(own, cost);
  chunk.isShared = tried !== undefined || seen.take(text) === true;
  if (chunk.isShared) kept.add(own, chunk);
  else onTrial.set(own, chunk);
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
  const chunk: Chunk = { nodes, sheet, cost, isFaulty: false, isShared: false, ...marks, readings: new Map() };
  return chunk;
}
