/** Parts of shards as files: JSON lines, written as papers are made, and ended by a hash of all that stands before. */
import { createHash, type Hash } from 'node:crypto';
import { open, readdir, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { reasonOf } from '../model/diagnostic.ts';
import type { IssuedRecord } from '../model/ledger.ts';
import { makeFolder, writeAll, writeWhole } from './files.ts';
import { isGone, newOwner, ownerOfName, type LockOwner } from './lock-owner.ts';
import type { PaperReport } from './report.ts';
import { refusing } from './refused.ts';
import { partName, shardFolder, shardOfName, type PartEnd, type PartHeader, type PartLine, type Shard } from './shard.ts'; // prettier-ignore
import { issueFolder, type Workspace } from './workspace.ts';

/** The last line of a part that was not made to its end. */
const stopped = '{"stopped":true}\n';

/** A part that is being written. */
export class PartWriter {
  readonly #file: FileHandle;
  readonly #hash: Hash;
  #position: number;
  #lines = 0;

  constructor(file: FileHandle, header: Uint8Array) {
    this.#file = file;
    this.#hash = createHash('sha256').update(header);
    this.#position = header.length;
  }

  /** Adds lines; they count once the part has its end. @throws what the file system says */
  async append(lines: readonly PartLine[]): Promise<void> {
    const bytes = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    await writeAll(this.#file, bytes, this.#position);
    this.#hash.update(bytes);
    this.#position += bytes.length;
    this.#lines += lines.length;
  }

  /** Says that the shard is done. @throws what the file system says */
  async end(): Promise<void> {
    const end: PartEnd = { end: this.#lines, hash: this.#hash.digest('hex') };
    await writeAll(this.#file, Buffer.from(`${JSON.stringify(end)}\n`), this.#position);
    await this.#file.sync();
  }

  /** Says that the shard is not done, and nobody at work on it. Never throws: a process that is gone says the same. */
  async stop(): Promise<void> {
    await writeAll(this.#file, Buffer.from(stopped), this.#position).catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.#file.close().catch(() => undefined);
  }
}

/**
 * Begins a part, in the place of what an earlier run of the shard has left: from here on the shard's files may be other
 * than the ledger says, and nobody else writes.
 *
 * @throws what the file system says
 */
export async function beginPart(workspace: Workspace, header: PartHeader): Promise<PartWriter> {
  const folder = join(issueFolder(workspace).path, shardFolder);
  await makeFolder(folder, workspace.out.path);
  const path = join(folder, partName(header.shard));
  const bytes = Buffer.from(`${JSON.stringify(header)}\n`);
  await writeWhole(path, bytes);
  return new PartWriter(await open(path, 'r+'), bytes);
}

/** A part as it was read, its lines not yet. */
export interface StoredPart {
  readonly shard: Shard;
  /** `open`: it has no end, and nobody said that it will have none; `damaged`: it is not as it was written. */
  readonly state: 'ended' | 'open' | 'stopped' | 'damaged';
  readonly header: PartHeader | undefined;
  readonly path: string;
  /** Of an ended part: where its lines stand, and where one run has them. */
  readonly lines: readonly PlacedLine[];
}

export interface PlacedLine {
  readonly at: readonly [number, number];
  readonly start: number;
  readonly length: number;
}

/** All parts of a data set. @throws Refused */
export async function readParts(workspace: Workspace): Promise<StoredPart[]> {
  const folder = join(issueFolder(workspace).path, shardFolder);
  const shown = `${workspace.dataset}/${shardFolder}`;
  const parts: StoredPart[] = [];
  for (const name of await refusing(workspace, shown, () => namesIn(folder))) {
    const shard = shardOfName(name);
    if (shard === undefined) continue;
    parts.push(await refusing(workspace, `${shown}/${name}`, () => readPart(join(folder, name), shard)));
  }
  return parts.sort((a, b) => a.shard.of - b.shard.of || a.shard.index - b.shard.index);
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    if (reasonOf(cause) === 'ENOENT' || reasonOf(cause) === 'ENOTDIR') return [];
    throw cause;
  }
}

const schemas = {
  header: z.object({
    part: z.literal('zerenshu'),
    format: z.literal(1),
    shard: z.object({ index: z.int().min(1), of: z.int().min(1) }),
    owner: z.string(),
    base: z.object({
      data: z.string(),
      fonts: z.string(),
      program: z.string(),
      options: z.string(),
      ledger: z.object({ serial: z.int().min(0), hash: z.string().nullable() }),
    }),
    only: z.string().nullable(),
    asOf: z.string(),
    ids: z.array(z.string()),
    laterTenures: z.array(z.object({ post: z.string(), holder: z.string(), from: z.string() })),
  }),
  end: z.strictObject({ end: z.int().min(0), hash: z.string() }),
};

/** The beginning of every line but the first and the last. */
const lineStart = /^\{"at":\[(\d+),(\d+)\],/u;

/** Reads a part line by line: it may be larger than what one likes to hold in memory. */
async function readPart(path: string, shard: Shard): Promise<StoredPart> {
  const hash = createHash('sha256');
  const lines: PlacedLine[] = [];
  let header: PartHeader | undefined;
  let end: PartEnd | undefined;
  let isDamaged = false;
  let isStopped = false;
  for await (const { bytes, start } of linesOf(path)) {
    if (end !== undefined) isDamaged = true;
    const text = bytes.toString('utf8');
    const at = lineStart.exec(text);
    if (start === 0) header = parsed(schemas.header, text);
    else if (text === stopped) isStopped = true;
    else if (at === null) end = parsed(schemas.end, text.trimEnd());
    else lines.push({ at: [Number(at[1]), Number(at[2])], start, length: bytes.length });
    if (end === undefined) hash.update(bytes);
  }
  const isOwn = header?.shard.index === shard.index && header.shard.of === shard.of;
  if (!isOwn || (end !== undefined && (end.end !== lines.length || end.hash !== hash.digest('hex')))) isDamaged = true;
  const state = isDamaged ? 'damaged' : end !== undefined ? 'ended' : isStopped ? 'stopped' : 'open';
  return { shard, state, header, path, lines: state === 'ended' ? lines : [] };
}

function parsed<T>(schema: z.ZodType<T>, text: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

async function* linesOf(path: string): AsyncGenerator<{ readonly bytes: Buffer; readonly start: number }> {
  const file = await open(path);
  try {
    let rest: Buffer = Buffer.alloc(0);
    let start = 0;
    for await (const chunk of file.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>) {
      rest = Buffer.concat([rest, chunk]);
      for (let at = rest.indexOf(newline); at !== -1; at = rest.indexOf(newline)) {
        yield { bytes: rest.subarray(0, at + 1), start };
        start += at + 1;
        rest = rest.subarray(at + 1);
      }
    }
    if (rest.length > 0) yield { bytes: rest, start };
  } finally {
    await file.close();
  }
}

const newline = 10;

/**
 * Reads lines of ended parts, in the order of one run. The hash of their part has shown them to be as written.
 *
 * @throws Refused
 */
export async function* linesInOrder(workspace: Workspace, parts: readonly StoredPart[]): AsyncGenerator<PartLine> {
  const reading = <T>({ shard }: StoredPart, act: () => Promise<T>): Promise<T> =>
    refusing(workspace, `${workspace.dataset}/${shardFolder}/${partName(shard)}`, act);
  const files = new Map<StoredPart, FileHandle>();
  try {
    for (const part of parts) files.set(part, await reading(part, () => open(part.path)));
    const all = parts.flatMap((part) => part.lines.map((line) => ({ ...line, part })));
    all.sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1]);
    for (const { part, start, length } of all) {
      const bytes = Buffer.alloc(length);
      await reading(part, async () => files.get(part)?.read(bytes, 0, length, start));
      const line = JSON.parse(bytes.toString('utf8')) as { at: [number, number]; report: PaperReport; record: unknown };
      yield { ...line, record: line.record as IssuedRecord | null };
    }
  } finally {
    for (const file of files.values()) await file.close();
  }
}

/** A shard that is at work, or was killed on a machine that nobody here can look into. */
export async function shardAtWork(workspace: Workspace): Promise<{ shard: Shard; owner: LockOwner } | undefined> {
  const self = newOwner();
  for (const { state, header, shard } of await readParts(workspace)) {
    const owner = state === 'open' ? ownerOfName(header?.owner ?? '') : undefined;
    if (owner !== undefined && !isGone(owner, self)) return { shard, owner };
  }
  return undefined;
}
