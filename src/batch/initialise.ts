/** A new workspace: an example to begin with, the template it uses, font settings, and a schema for editors. */
import { cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reasonOf } from '../model/diagnostic.ts';
import { packageRoot } from './workspace.ts';

/** What a workspace is made of: folders and files of the program, and where they go. */
const copied = [
  ['data/example', 'data/example'],
  // Editors find it by the first line of each data file.
  ['data/schema.json', 'data/schema.json'],
  ['templates/example-letter.md', 'templates/example-letter.md'],
  ['fonts/fonts.yaml', 'fonts/fonts.yaml'],
] as const;

/** Whether a folder can become a workspace: it does not exist yet, or is empty. */
export async function isFree(path: string): Promise<boolean> {
  try {
    return (await readdir(path)).length === 0;
  } catch (cause) {
    return reasonOf(cause) === 'ENOENT';
  }
}

/** Makes a workspace in a free folder. Never replaces a file. @throws what the file system says. */
export async function initialise(path: string): Promise<void> {
  await mkdir(path, { recursive: true });
  for (const [from, to] of copied) {
    await cp(join(packageRoot, from), join(path, to), { recursive: true, errorOnExist: true, force: false });
  }
  await writeFile(join(path, '.gitignore'), 'out/\n', { flag: 'wx' });
}
