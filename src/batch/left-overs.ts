/**
 * Files that a later version has made needless. They are found from the ledger alone, so that what one run was killed
 * before, or refused, the next one does.
 */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { LedgerState, PaperVersion } from '../model/ledger.ts';
import { collisionKey } from './file-names.ts';
import type { Workspace } from './workspace.ts';

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

/** Whether a run was killed before it had removed what it made needless. */
export function hasLeftOvers({ out }: Workspace, state: LedgerState): boolean {
  return superseded(state).some((path) => existsSync(join(out.path, ...path.split('/'))));
}

/** Removes a file below the output folder, if it is there. @throws what the file system says. */
export async function removeFile(out: string, path: string): Promise<void> {
  await rm(join(out, ...path.split('/')), { force: true });
}
