/** Files that a command was asked for by name: whole or not at all, as everything that is written. */
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { error, reasonOf, type Diagnostic } from '../model/diagnostic.ts';
import { writeWhole } from './files.ts';

/** Writes a file where the user says; gives the fault if that is refused. */
export async function exportFile(cwd: string, shown: string, bytes: Uint8Array): Promise<Diagnostic[]> {
  const path = resolve(cwd, shown);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeWhole(path, bytes);
    return [];
  } catch (cause) {
    return [error({ code: 'output-refused', path: shown, reason: reasonOf(cause) })];
  }
}
