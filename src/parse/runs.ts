/**
 * Chunks that stood below each other in letters before, as one: what letters share is mostly many chunks long, and is
 * found by comparing one text. Runs are learned from whatever is read; where letters part, a run is cut short, and what
 * comes after makes a run of its own.
 */
import type { Chunk, ChunkReading } from './chunks.ts';
import { isCut } from './cutting.ts';
import { ownText } from '../model/own-text.ts';

/** Chunks as one. */
export interface Run extends Pick<Chunk, 'cost' | 'firstMark' | 'lastMark'> {
  /** From where the first begins to where the next chunk began, so that it ends with an empty line. */
  readonly text: string;
  readonly chunks: readonly Chunk[];
  readonly readings: Map<string, ChunkReading>;
}

/** A chunk where it stands in a text. */
export interface PlacedChunk {
  readonly chunk: Chunk;
  readonly at: number;
  /** Where the next one begins. */
  readonly next: number;
}

/** How many characters of a run it is looked up by. */
const keyLength = 16;
/** Characters of all runs: a dozen different letters. */
const charactersKept = 80_000;

/** By their first characters; undefined where chunks that begin so go on in different ways. */
const runs = new Map<string, Run | undefined>();
let characters = 0;

/** The run that stands at a place where a chunk begins. */
export function runAt(markdown: string, at: number): Run | undefined {
  const run = runs.get(keyAt(markdown, at));
  if (run === undefined || !markdown.startsWith(run.text, at)) return undefined;
  const end = at + run.text.length;
  return end === markdown.length || isCut(markdown, end) ? run : undefined;
}

function keyAt(markdown: string, at: number): string {
  return markdown.slice(at, at + keyLength);
}

/** Makes runs of chunks that letters share. @param placed in their order; undefined where something else stands. */
export function learnRuns(markdown: string, placed: readonly (PlacedChunk | undefined)[]): void {
  let open: PlacedChunk[] = [];
  for (const one of [...placed, undefined]) {
    // The last chunk of a text has no empty line below it.
    if (one !== undefined && one.chunk.isShared && one.next < markdown.length) open.push(one);
    else {
      learnRun(markdown, open);
      open = [];
    }
  }
}

function learnRun(markdown: string, placed: readonly PlacedChunk[]): void {
  const from = placed.findIndex(({ at }) => !isUseless(keyAt(markdown, at)));
  const [first, second, ...rest] = from < 0 ? [] : placed.slice(from);
  if (first === undefined || second === undefined) return;
  const key = keyAt(markdown, first.at);
  const before = runs.get(key);
  const all = [first, second, ...rest];
  const alike = before === undefined ? all : all.slice(0, sharedLength(before.chunks, all));
  // What is found a second time at the same place is the run itself: empty lines differ, or what comes after it.
  if (before !== undefined && alike.length === before.chunks.length) keep(key, undefined);
  else keep(key, runOf(markdown, alike));
}

function isUseless(key: string): boolean {
  return runs.has(key) && runs.get(key) === undefined;
}

function sharedLength(chunks: readonly Chunk[], placed: readonly PlacedChunk[]): number {
  const parting = placed.findIndex(({ chunk }, index) => chunks[index] !== chunk);
  return parting < 0 ? placed.length : parting;
}

function runOf(markdown: string, placed: readonly PlacedChunk[]): Run | undefined {
  const [first, last] = [placed[0], placed.at(-1)];
  if (first === undefined || last === undefined || placed.length < 2) return undefined;
  const chunks = placed.map(({ chunk }) => chunk);
  return {
    text: ownText(markdown.slice(first.at, last.next)),
    chunks,
    cost: chunks.reduce((sum, { cost }) => sum + cost, 0),
    firstMark: first.chunk.firstMark,
    lastMark: last.chunk.lastMark,
    readings: new Map(),
  };
}

function keep(key: string, run: Run | undefined): void {
  const sizeOf = (one: Run | undefined): number => keyLength + (one?.text.length ?? 0);
  if (runs.has(key)) characters -= sizeOf(runs.get(key));
  else if (characters + sizeOf(run) > charactersKept) {
    runs.clear();
    characters = 0;
  }
  runs.set(ownText(key), run);
  characters += sizeOf(run);
}
