/** Makes sure that what was timed is a letter: the right format, the right name in it, about the right pages. */
import { strFromU8, unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Throws unless the bytes are a Word document with the name in it. */
export function verifyDocx(bytes, name, maker) {
  const document = unzipSync(new Uint8Array(bytes))['word/document.xml'];
  if (document === undefined) throw new Error(`${maker}: no word/document.xml`);
  const text = strFromU8(document);
  if (!text.includes(name) || text.includes('{name}')) throw new Error(`${maker}: ${name} is not in the DOCX`);
}

/** Throws unless the bytes are a PDF with the name in it and as many pages as wanted, or one more or less. */
export async function verifyPdf(bytes, name, maker, wanted) {
  const data = new Uint8Array(bytes);
  if (strFromU8(data.subarray(0, 4), true) !== '%PDF') throw new Error(`${maker}: not a PDF`);
  const task = getDocument({ data, verbosity: 0 });
  const pdf = await task.promise;
  const pages = pdf.numPages;
  let text = '';
  for (let number = 1; number <= pages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    text += items.map((item) => item.str).join('');
  }
  await task.destroy();
  if (!text.includes(name)) throw new Error(`${maker}: ${name} is not in the PDF`);
  if (Math.abs(pages - wanted) > (wanted > 1 ? 1 : 0)) throw new Error(`${maker}: ${pages} pages, not ${wanted}`);
}
