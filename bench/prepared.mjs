/**
 * What makers begin with, so that none of them has to load the program to get it: the first letter as content, as a
 * finished DOCX with tags where the letters differ, and what changes from letter to letter.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/**
 * A finished letter with a tag wherever one of its values stood.
 *
 * @param {Uint8Array} letter a DOCX
 * @param {Readonly<Record<string, string>>} values
 * @returns {Uint8Array}
 */
export function withTags(letter, values) {
  const part = 'word/document.xml';
  const parts = unzipSync(letter);
  let text = strFromU8(parts[part]);
  for (const [tag, value] of Object.entries(values)) text = text.replaceAll(value, `{${tag}}`);
  return zipSync({ ...parts, [part]: strToU8(text) });
}

/** The script that makes them: `prepared.mjs LETTER FOLDER COUNT`. */
export const preparedBy = fileURLToPath(import.meta.url);

/** Makes the workspace of a letter and the files above. */
async function prepare(key, folder, count) {
  const { compose, generate, letterOf, openLetters, valuesOf } = await import('./letters.mjs');
  const { writeCopies } = await import('../dist/pipeline.js');
  const letter = letterOf(key);
  await generate(letter, folder, count);
  const { dataset, plans } = await openLetters(folder, 1);
  const paper = compose(dataset, plans[0]);
  const [{ pieces }] = await writeCopies(dataset, paper, ['docx']);
  const values = valuesOf(letter, count);
  await writeFile(join(folder, 'template.docx'), withTags(Buffer.concat(pieces), values[0]));
  await writeFile(join(folder, 'letter.json'), JSON.stringify({ document: paper.document, values }));
}

/**
 * @returns {Promise<{
 *   template: Buffer,
 *   document: import('../dist/model/document.js').PaperDocument,
 *   values: { name: string, head: string }[],
 * }>}
 */
export async function readPrepared(folder) {
  const { document, values } = JSON.parse(await readFile(join(folder, 'letter.json'), 'utf8'));
  return { document, values, template: await readFile(join(folder, 'template.docx')) };
}

const [, script, key, folder, count] = process.argv;
if (script === preparedBy) await prepare(key, folder, Number(count));
