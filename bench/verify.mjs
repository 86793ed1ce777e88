/** Makes sure that what was timed is the letter: the right names in it, nothing left out, the right number of pages. */
import { strFromU8, unzipSync } from 'fflate';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The text of a Word document, paragraphs and runs joined. @throws where there is none */
export function docxText(bytes, maker) {
  const part = unzipSync(new Uint8Array(bytes))['word/document.xml'];
  if (part === undefined) throw new Error(`${maker}: no word/document.xml`);
  return [...strFromU8(part).matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu)].map(([, text]) => text).join('');
}

/** Throws unless a DOCX says what another one says, and names whom it is for. */
export function verifyDocx(bytes, name, maker, wanted) {
  const text = docxText(bytes, maker);
  if (!text.includes(name)) throw new Error(`${maker}: ${name} is not in the DOCX`);
  if (text !== wanted) throw new Error(`${maker}: the DOCX does not say what ours says`);
}

/** The pages of a PDF and its hanzi, sorted: programs write a page's lines in different orders. */
export async function pdfContent(bytes, maker) {
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
  const hanzi = (text.match(/\p{Script=Han}/gu) ?? []).sort().join('');
  return { pages, text, hanzi };
}

/**
 * Throws unless a PDF has a name and the hanzi of another one, on as many pages; a peer's long letter may have one page
 * more or less.
 */
export async function verifyPdf(bytes, name, maker, wanted) {
  const { pages, text, hanzi } = await pdfContent(bytes, maker);
  if (!text.includes(name)) throw new Error(`${maker}: ${name} is not in the PDF`);
  if (hanzi !== wanted.hanzi) throw new Error(`${maker}: the PDF does not say what ours says`);
  if (Math.abs(pages - wanted.pages) > (wanted.pages > 1 ? 1 : 0)) {
    throw new Error(`${maker}: ${pages} pages, not ${wanted.pages}`);
  }
}
