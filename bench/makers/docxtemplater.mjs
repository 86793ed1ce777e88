/** A peer for DOCX: docxtemplater fills a finished letter of ours in which what changes is a tag. */
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { readPrepared } from '../prepared.mjs';

export async function open(folder) {
  const { template, values } = await readPrepared(folder);
  return (index) => fill(template, values[index]);
}

/** One letter, as docxtemplater's manual makes it: a new document each time, packed with DEFLATE. */
export function fill(template, values) {
  const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
  document.render(values);
  return document.toBuffer();
}
