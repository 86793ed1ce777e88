/**
 * Files that a later version has made needless. They are found from the ledger alone, so that what one run was killed
 * before, or refused, the next one does.
 */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { LedgerState, PaperVersion } from '../model/ledger.ts';
import { collisionKey } from './file-names.ts';
import { holdInside, writeWhole } from './files.ts';
import { refusing } from './refused.ts';
import { readParts } from './part-files.ts';
import { differences, shardFolder, type Base } from './shard.ts';
import { issueFolder, type Workspace } from './workspace.ts';

/**
 * Paths below the output folder that only versions hold which nobody signed and a later one superseded. A path that
 * some file system takes for one still needed is not among them.
 */
export function superseded(state: LedgerState): string[] {
  const versions = [...state.values()].flat();
  const kept = new Set(pathsOf(versions.filter((version) => !isNeedless(version))).map(collisionKey));
  return [...new Set(pathsOf(versions.filter(isNeedless)))].filter((path) => !kept.has(collisionKey(path)));
}

function isNeedless({ state, signed }: PaperVersion): boolean {
  return state === 'superseded' && signed === undefined;
}

function pathsOf(versions: readonly PaperVersion[]): string[] {
  return versions.flatMap(({ issued }) => issued.files.map(({ path }) => path));
}

/** A file in the data set's folder while a run writes there; it stays where a run was killed or refused. */
export const unfinishedName = '.unfinished';

/** Notes that files may from now on be other than the ledger says. @throws Refused */
export async function beginRun(workspace: Workspace): Promise<void> {
  const { out, dataset } = workspace;
  await refusing(workspace, dataset, () => writeWhole(join(out.path, dataset, unfinishedName), new Uint8Array()));
}

/** Removes what later versions have made needless, and notes that all files are as the ledger says. @throws Refused */
export async function endRun(workspace: Workspace, state: LedgerState): Promise<void> {
  for (const needless of superseded(state)) {
    await refusing(workspace, needless, () => removeFile(workspace.out.path, needless));
  }
  // Parts that were made before: the ledger has moved on from where they begin.
  const parts = `${workspace.dataset}/${shardFolder}`;
  const folder = join(issueFolder(workspace).path, shardFolder);
  await refusing(workspace, parts, () => rm(folder, { recursive: true, force: true }));
  const path = `${workspace.dataset}/${unfinishedName}`;
  await refusing(workspace, path, () => removeFile(workspace.out.path, path));
}

/**
 * Whether files may be other than the ledger says: a run was killed or refused, or shards were made and not merged.
 *
 * @param base what a shard is made from: what other shards of its run have made is nothing it must look at.
 * @throws Refused
 */
export async function mayDiffer(workspace: Workspace, base?: Base): Promise<boolean> {
  if (existsSync(join(issueFolder(workspace).path, unfinishedName))) return true;
  const parts = await readParts(workspace);
  return base === undefined ? parts.length > 0 : parts.some(({ header }) => !isSame(header?.base, base));
}

function isSame(one: Base | undefined, other: Base): boolean {
  return one !== undefined && differences(one, other).length === 0;
}

/** Whether a run has left something to do other than making papers. @throws Refused */
export async function hasLeftOvers(workspace: Workspace, state: LedgerState): Promise<boolean> {
  const { out } = workspace;
  if (await mayDiffer(workspace)) return true;
  return superseded(state).some((path) => existsSync(join(out.path, ...path.split('/'))));
}

/** Removes a file below the output folder, if it is there. @throws what the file system says. */
export async function removeFile(out: string, path: string): Promise<void> {
  const target = join(out, ...path.split('/'));
  // Neither a link nor a path of a ledger that was tampered with has us remove anything elsewhere.
  await holdInside(dirname(target), out);
  await rm(target, { force: true });
}
