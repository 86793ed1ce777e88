/** Writes a print file piece by piece: what is written is on disk before the next paper is laid out. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { IssuedFile } from '../model/ledger.ts';
import type { PlacedCopy } from '../model/print.ts';
import { composePaper, type ReadyDataset } from '../pipeline.ts';
import { printedPaper, printProperties, type LaidOutList, type PrintWriter } from '../print-pipeline.ts';
import type { RunOptions } from './compose.ts';
import type { ComposedPapers } from './composed-papers.ts';
import { readIfThere, sha256 } from './files.ts';
import { forgetPaper } from './memory.ts';
import type { PrintSource } from './print-sources.ts';
import { writeTarget, type PrintTarget } from './print-target.ts';
import { Refused } from './refused.ts';
import type { Workspace } from './workspace.ts';

/** Everything that a print file is written from. */
export interface PrintJob extends Pick<RunOptions, 'signal' | 'onProgress'> {
  readonly workspace: Workspace;
  readonly dataset: ReadyDataset;
  readonly sources: readonly PrintSource[];
  /** Papers that were composed to be looked through. */
  readonly composed: ComposedPapers;
  readonly list: LaidOutList;
}

/** A print file on disk. */
export interface PrintedFile {
  /** As people know it. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly pages: number;
}

/** Somebody has ended the run: nothing is written. */
export class Stopped extends Error {}

/** Other work of this thread, such as a signal, has its turn between two papers. @throws Stopped */
export async function turn(signal: AbortSignal | undefined): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  if (signal?.aborted === true) throw new Stopped();
}

/** Writes the file. @throws Refused, Stopped */
export async function writePrint(target: PrintTarget, job: PrintJob, writer: PrintWriter): Promise<PrintedFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const piece of piecesOf(job, writer)) {
      hash.update(piece);
      bytes += piece.length;
      yield piece;
    }
  };
  await writeTarget(target, counted());
  return { path: target.shown, sha256: hash.digest('hex'), bytes, pages: writer.pages };
}

async function* piecesOf(job: PrintJob, writer: PrintWriter): AsyncGenerator<Uint8Array> {
  const { dataset, sources, list, signal, onProgress } = job;
  const properties = printProperties(dataset);
  writer.addList(properties.title, list.paper);
  yield writer.take();
  const places = placesOf(list);
  for (const [index, source] of sources.entries()) {
    await turn(signal);
    await addPaper(job, writer, source, places[index] ?? []);
    yield writer.take();
    forgetPaper('composed');
    onProgress?.({ stage: 'make', done: index + 1, total: sources.length, subject: source.issued.subject });
  }
  writer.end(properties);
  yield writer.take();
}

/** Where the copies of each paper stand. */
export function placesOf({ copies }: LaidOutList): readonly (readonly PlacedCopy[])[] {
  const places: PlacedCopy[][] = [];
  for (const copy of copies) (places[copy.order - 1] ??= []).push(copy);
  return places;
}

async function addPaper(
  { workspace, dataset, composed }: PrintJob,
  writer: PrintWriter,
  { issued, from }: PrintSource,
  copies: readonly PlacedCopy[],
): Promise<void> {
  switch (from.kind) {
    case 'data': {
      const value = composed.take(from.plan) ?? composePaper(dataset, from.plan).value;
      if (value?.source.content !== issued.content) throw new Error(`${issued.paper} is not what was issued`);
      const { paper, marks } = printedPaper(dataset, value);
      writer.addPaper(copies, paper, marks);
      return;
    }
    case 'files': {
      const pdfs: Uint8Array[] = [];
      for (const file of from.files) pdfs.push(await readIssued(workspace, file));
      await writer.addIssued(copies, pdfs);
    }
  }
}

/** A file that was issued, which was as it should be a moment ago. @throws Refused */
async function readIssued({ out }: Workspace, { path, sha256: hash }: IssuedFile): Promise<Uint8Array> {
  const shown = `${out.shown}/${path}`;
  try {
    const bytes = await readIfThere(join(out.path, ...path.split('/')));
    if (bytes !== undefined && sha256(bytes) === hash) return bytes;
  } catch (cause) {
    throw new Refused(shown, cause);
  }
  throw new Refused(shown, new Error('it was changed while it was printed'));
}
