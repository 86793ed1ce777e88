/** What a further copy of a letter costs that is made anyway. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { letters } from '../letters.mjs';
import { lettersMade, measure } from '../measure.mjs';
import { preparedBy } from '../prepared.mjs';
import { runNode } from '../process.mjs';
import { fixed } from '../table.mjs';
import { pdfContent } from '../verify.mjs';

/** Many, so that they stand out from what else the clock sees. */
const further = 20;

export async function copiesPart({ folder, tell }) {
  const rows = [['letter', 'cpu ms first copy', 'cpu ms further copy', 'share']];
  const targets = [];
  for (const letter of letters) {
    tell(`${letter.name}: one copy and ${1 + further} copies, in turn`);
    const data = join(folder, `${letter.key}-copies`);
    await mkdir(join(data, 'last'), { recursive: true });
    await runNode([preparedBy, letter.key, data, String(lettersMade)]);
    const copies = ['1', String(1 + further)];
    const makers = copies.map((count) => ['zerenshu', data, 'docx,pdf', count]);
    const [one, many] = await measure(makers, join(data, 'last'));
    if (many.last.length !== 2 * (1 + further)) throw new Error(`${many.last.length} files`);
    await verifyCopies(many.last.slice(1 + further));
    const copy = (many.processor - one.processor) / further;
    const share = copy / one.processor;
    rows.push([`${letter.name}, ${letter.pages} p.`, fixed(one.processor, 2), fixed(copy, 3), fixed(share, 3)]);
    targets.push({
      what: `a further copy (DOCX + PDF): ${letter.name}`,
      target: 'under 0.1 of the first',
      reached: fixed(share, 3),
      isMet: share < 0.1,
    });
  }
  const notes = [`From data to the bytes of both files: letters in 1 copy and in ${1 + further}, in turn.`];
  return { title: 'A further copy of a letter', rows, left: 1, notes, targets };
}

/** Each PDF is of its own copy, and has all pages. */
async function verifyCopies(pdfs) {
  const { pages } = await pdfContent(pdfs[0], 'zerenshu');
  for (const [index, bytes] of pdfs.entries()) {
    const copy = await pdfContent(bytes, 'zerenshu');
    if (copy.pages !== pages) throw new Error(`copy ${index + 1} has ${copy.pages} pages, not ${pages}`);
    const mark = `${String(index + 1).padStart(6, '0')}`;
    if (!copy.text.includes(mark)) throw new Error(`copy ${index + 1} is not marked`);
  }
}
