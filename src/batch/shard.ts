/**
 * A run divided into shards, each of which some machine makes on its own, without anybody who leads them. Which shard
 * makes a paper follows from the paper's id alone, so that it is the same whatever else the data ask for. A shard
 * writes its papers where one run would, and what it would add to the ledger into a part of its own, which `merge.ts`
 * joins with the others.
 */
import { createHash } from 'node:crypto';
import type { ShardBase } from '../model/diagnostic.ts';
import type { IssuedRecord } from '../model/ledger.ts';
import type { OpenDataset } from '../open-dataset.ts';
import { sha256 } from './files.ts';
import type { LaterTenure, LedgerPosition, PaperReport } from './report.ts';

/** One of several shards, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** Whether a shard makes a paper. */
export function isInShard(paper: string, { index, of }: Shard): boolean {
  const digest = createHash('sha256').update(paper).digest();
  return digest.readUIntBE(0, 6) % of === index - 1;
}

/** What shards must have in common to be one run; hashes, and the ledger's place. */
export type Base = Readonly<Record<Exclude<ShardBase, 'ledger'>, string>> & { readonly ledger: LedgerPosition };

/** What a run is made from. Where the files lie, and how paths are named, makes no difference. */
export function baseOf(
  { source, checked, fonts, name }: OpenDataset,
  { program, ledger, options }: { readonly program: string; readonly ledger: LedgerPosition; readonly options: object },
): Base {
  const templates = checked.templates.map((template) => template.source);
  const data = hashOf(withoutPlaces([name, source.sections, templates, [...checked.parts]]));
  return { data, fonts: fonts.identity, program, options: hashOf(JSON.stringify(options)), ledger };
}

const placeKeys: ReadonlySet<string> = new Set(['place', 'keyPlace', 'file', 'faults']);

/** A value of `model/source.ts` without places: their keys are never those of the data, which stand in `key`. */
function withoutPlaces(value: unknown): string {
  return JSON.stringify(value, (key, each: unknown) => (placeKeys.has(key) ? undefined : each));
}

function hashOf(text: string): string {
  return sha256(Buffer.from(text));
}

/** In what two runs differ. */
export function differences(one: Base, other: Base): ShardBase[] {
  const parts: readonly ShardBase[] = ['data', 'fonts', 'program', 'options', 'ledger'];
  return parts.filter((part) => JSON.stringify(one[part]) !== JSON.stringify(other[part]));
}

/** The folder of the parts, in the data set's folder of the output. */
export const shardFolder = '.shards';

export function partName({ index, of }: Shard): string {
  return `${index}-of-${of}.jsonl`;
}

/** The shard that a part's name tells, if it is one. */
export function shardOfName(name: string): Shard | undefined {
  const [, index, of] = /^([1-9]\d{0,4})-of-([1-9]\d{0,4})\.jsonl$/u.exec(name) ?? [];
  return index === undefined || of === undefined ? undefined : { index: Number(index), of: Number(of) };
}

/** The first line of a part. */
export interface PartHeader {
  readonly part: 'zerenshu';
  readonly format: 1;
  readonly shard: Shard;
  /** The process that makes it, as a lock names its owner. */
  readonly owner: string;
  readonly base: Base;
  /** What a report says of the whole data set. */
  readonly only: string | null;
  readonly asOf: string;
  readonly ids: readonly string[];
  readonly laterTenures: readonly LaterTenure[];
}

/** A line of a part: what became of a paper. */
export interface PartLine {
  /** Where one run has it: the place of its paper in the plan, and of what goes with the paper after it. */
  readonly at: readonly [number, number];
  /** Paths of its files are those below the output folder. */
  readonly report: PaperReport;
  readonly record: IssuedRecord | null;
}

/** The last line of a part that came to its end: how many lines there are between it and the first, and their hash. */
export interface PartEnd {
  readonly end: number;
  readonly hash: string;
}
