/** The peer for DOCX: docxtemplater fills a finished letter of ours in which the name is a tag. */
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';

const part = 'word/document.xml';

/**
 * Makes the template: our letter with {name} wherever the name stood.
 *
 * @param {Uint8Array} letter
 * @param {string} name
 * @returns {Uint8Array}
 */
export function templateOf(letter, name) {
  const zip = new PizZip(letter);
  zip.file(part, zip.file(part).asText().replaceAll(name, '{name}'));
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
}

/** One letter, as docxtemplater's manual makes it: a new document each time, packed with DEFLATE. */
export function fill(template, name) {
  const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
  document.render({ name });
  return document.toBuffer();
}
