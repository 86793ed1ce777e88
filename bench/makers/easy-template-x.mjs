/** A peer for DOCX: easy-template-x fills the same template as docxtemplater, as its manual shows. */
import { TemplateHandler } from 'easy-template-x';
import { readPrepared } from '../prepared.mjs';

export async function open(folder) {
  const { template, values } = await readPrepared(folder);
  const handler = new TemplateHandler();
  return (index) => handler.process(template, values[index]);
}
