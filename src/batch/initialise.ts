/** A new workspace: an example to begin with, the template it uses, font settings, and a schema for editors. */
import { cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formOf } from '../data-pipeline.ts';
import { reasonOf } from '../model/diagnostic.ts';
import type { FormWords } from '../model/form.ts';
import { editorFiles } from './editor-settings.ts';
import { packageRoot } from './workspace.ts';

/** What a workspace is made of: folders and files of the program, and where they go. */
const copied = [
  ['data/example', 'data/example'],
  // Editors find it by the first line of each data file.
  ['data/schema.json', 'data/schema.json'],
  ['templates/example-letter.md', 'templates/example-letter.md'],
  ['fonts/fonts.yaml', 'fonts/fonts.yaml'],
  ['fonts/schema.json', 'fonts/schema.json'],
] as const;

const example = { path: join(packageRoot, 'data/example'), shown: 'data/example' };

/** Whether a folder can become a workspace: it does not exist yet, or is empty. */
export async function isFree(path: string): Promise<boolean> {
  try {
    return (await readdir(path)).length === 0;
  } catch (cause) {
    return reasonOf(cause) === 'ENOENT';
  }
}

/** The example as a workbook, in place of its YAML files. */
const exampleWorkbook = 'data/example/校园安全.xlsx';

/**
 * Makes a workspace in a free folder. Never replaces a file.
 *
 * @param form the words of a workbook, if the example is to be one. @throws what the file system says.
 */
export async function initialise(path: string, form?: FormWords): Promise<void> {
  await mkdir(path, { recursive: true });
  const workbook = form === undefined ? undefined : await formOf(example, form);
  for (const [from, to] of copied) {
    if (workbook !== undefined && from === 'data/example') continue;
    await cp(join(packageRoot, from), join(path, to), { recursive: true, errorOnExist: true, force: false });
  }
  if (workbook !== undefined) {
    await mkdir(join(path, 'data/example'), { recursive: true });
    await writeFile(join(path, exampleWorkbook), workbook, { flag: 'wx' });
  }
  await mkdir(join(path, '.vscode'));
  for (const [file, text] of editorFiles) await writeFile(join(path, file), text, { flag: 'wx' });
  await writeFile(join(path, '.gitignore'), 'out/\n', { flag: 'wx' });
}
