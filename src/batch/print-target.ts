/** Where a print file goes: to the data set's folder of the output unless somebody names another file. */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { reasonOf } from '../model/diagnostic.ts';
import { collisionKey } from './file-names.ts';
import { makeFolder, sweepFolder, writeInPieces } from './files.ts';
import { ledgerName } from './ledger-store.ts';
import { Refused } from './refused.ts';
import { issueFolder, type Workspace } from './workspace.ts';

/** The name of the print file in a data set's folder of the output, beside the folders of the papers. */
export const printName = '打印.pdf';

export interface PrintTarget {
  readonly path: string;
  /** As people know it. */
  readonly shown: string;
  /** The folder below which it must be, where nobody named a file. */
  readonly root: string | undefined;
}

/** @param named a file that somebody named. @param cwd what its path is relative to. */
export function printTarget(workspace: Workspace, named: string | undefined, cwd: string): PrintTarget {
  if (named !== undefined) return { path: resolve(cwd, named), shown: named, root: undefined };
  const { path, shown } = issueFolder(workspace);
  return { path: join(path, printName), shown: `${shown}/${printName}`, root: workspace.out.path };
}

/**
 * Whether a file would lie where papers of a data set and their ledger are: there it could take the place of one, and
 * `verify` would call it a stranger. Only print files have a name of their own there.
 */
export function isAmongIssued({ out, dataset }: Workspace, { path }: PrintTarget): boolean {
  const below = relative(out.path, path);
  if (isAbsolute(below)) return false;
  const [folder = '', ...rest] = below.split(sep);
  if (folder === '..' || rest.length === 0 || (rest.length === 1 && rest[0] === printName)) return false;
  return collisionKey(folder) === collisionKey(dataset) || existsSync(join(out.path, folder, ledgerName));
}

/** A fault of the file system itself, not of what was to be written. */
const systemFault = /^E[A-Z]+$/u;

/** Writes the file, whole or not at all. @throws Refused, what the pieces throw */
export async function writeTarget(
  { path, shown, root }: PrintTarget,
  pieces: AsyncIterable<Uint8Array>,
): Promise<void> {
  try {
    if (root === undefined) await mkdir(dirname(path), { recursive: true });
    else await makeFolder(dirname(path), root);
    // Of prints that were killed: each may be as large as this one.
    await sweepFolder(dirname(path));
    await writeInPieces(path, pieces);
  } catch (cause) {
    const reason = reasonOf(cause);
    throw systemFault.test(reason) || reason === 'OUTSIDE' ? new Refused(shown, cause) : cause;
  }
}
