/** docxtemplater as a program: `docxtemplater-batch.mjs ORDER`, which names templates, values and where files go. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { fill } from './docxtemplater.mjs';

const { templates, values, out } = JSON.parse(await readFile(process.argv[2], 'utf8'));
const copies = await Promise.all(templates.map((path) => readFile(path)));
await mkdir(out, { recursive: true });
for (const [index, each] of values.entries()) {
  for (const [copy, template] of copies.entries()) {
    await writeFile(join(out, `${index}-${copy + 1}.docx`), fill(template, each));
  }
}
