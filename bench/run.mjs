/** Letters a second, ours and those of others, on the same letters in one run on one machine. */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fill, templateOf } from './docxtemplater.mjs';
import { compose, generate, letters, mostLetters, openLetters, ours } from './letters.mjs';
import { measure } from './measure.mjs';
import { openTypst, typeset, typstSource } from './typst.mjs';
import { verifyDocx, verifyPdf } from './verify.mjs';

const plan = { warmUps: 3, rounds: 9, lettersPerRound: 20 };
const count = (plan.warmUps + plan.rounds) * plan.lettersPerRound;
if (count > mostLetters) throw new Error(`there are ${mostLetters} names, not ${count}`);

const rows = [['letter', 'format', 'made by', 'ms/letter', 'letters/s', 'bytes', 'time ours/peer', 'bytes ours/peer']];
const folder = await mkdtemp(join(tmpdir(), 'zerenshu-bench-'));
try {
  const typst = await openTypst();
  for (const [index, letter] of letters.entries()) {
    const data = join(folder, `letters-${index}`);
    await generate(letter, data, count);
    await compare(letter, await openLetters(letter, data, count), typst);
  }
} finally {
  await rm(folder, { recursive: true });
}
print();

/** Both formats of one letter. */
async function compare(letter, { dataset, plans }, typst) {
  const nameOf = (index) => plans[index].subject;
  const our = (format) => ({ name: 'zerenshu', make: (index) => ours(dataset, plans[index], format) });

  const template = templateOf(await ours(dataset, plans[0], 'docx'), nameOf(0));
  const docx = [our('docx'), { name: 'docxtemplater', make: (index) => fill(template, nameOf(index)) }];
  const source = typstSource(compose(dataset, plans[0]).document, nameOf(0));
  const pdf = [our('pdf'), { name: 'Typst', make: (index) => typeset(typst, source, nameOf(index)) }];

  const last = nameOf(count - 1);
  const title = `${letter.name}, ${letter.pages} p.`;
  await contest(title, 'DOCX', docx, (bytes, maker) => verifyDocx(bytes, last, maker));
  await contest(title, 'PDF', pdf, (bytes, maker) => verifyPdf(bytes, last, maker, letter.pages));
}

/** Times ours and the peer's, checks the last letter of each, and adds their rows. */
async function contest(title, format, makers, verify) {
  const measures = await measure(makers, plan);
  for (const [index, { last }] of measures.entries()) await verify(last, makers[index].name);
  const [own, peer] = measures;
  const ratios = [own.ms / peer.ms, own.bytes / peer.bytes].map((ratio) => ratio.toFixed(2));
  for (const [index, { ms, bytes }] of measures.entries()) {
    const figures = [ms.toFixed(1), (1000 / ms).toFixed(1), String(bytes)];
    rows.push([title, format, makers[index].name, ...figures, ...(index === 0 ? ratios : ['', ''])]);
  }
}

function print() {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const cell = (text, column) => (column < 3 ? text.padEnd(widths[column]) : text.padStart(widths[column]));
  const table = rows.map((row) => row.map(cell).join('  ').trimEnd()).join('\n');
  const [{ model }] = cpus();
  const machine = `Node ${process.versions.node}, ${cpus().length} × ${model.trim()}`;
  process.stdout.write(`${table}\n\n${machine}; medians of ${plan.rounds} rounds of ${plan.lettersPerRound} letters\n`);
}
