/** Distinct letters in process: each maker on one core, its programs warm. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { letters, valuesOf } from '../letters.mjs';
import { lettersMade, measure, plan } from '../measure.mjs';
import { runNode } from '../process.mjs';
import { preparedBy } from '../prepared.mjs';
import { fixed, megabytes, times } from '../table.mjs';
import { docxText, pdfContent, verifyDocx, verifyPdf } from '../verify.mjs';

/** Each with the module of `makers/` and what that is opened with. */
const makers = {
  docx: [
    ['zerenshu', 'zerenshu', 'docx'],
    ['docxtemplater', 'docxtemplater'],
    ['easy-template-x', 'easy-template-x'],
    ['docx from code', 'docx'],
  ],
  pdf: [
    ['zerenshu', 'zerenshu', 'pdf'],
    ['Typst', 'typst'],
  ],
};

/** What the issue of each format is held against, on the staff letter. */
const rivals = { docx: { name: 'docxtemplater', atLeast: 2 }, pdf: { name: 'Typst', atLeast: 5 } };
const mostBytes = { docx: 16 * 1024, pdf: 128 * 1024 };

export async function lettersPart({ folder, tell }) {
  const rows = [['letter', 'format', 'made by', 'ms', 'cpu ms', 'letters/s', 'peak MB', 'bytes', 'ours faster', 'bytes ours/its']]; // prettier-ignore
  const targets = [];
  for (const letter of letters) {
    tell(`${letter.name}: ${lettersMade} letters by each maker, in turn`);
    const data = join(folder, letter.key);
    await mkdir(join(data, 'last'), { recursive: true });
    await runNode([preparedBy, letter.key, data, String(lettersMade)]);
    const all = Object.entries(makers).flatMap(([format, its]) => its.map((maker) => ({ format, maker })));
    const measures = await measure(
      all.map(({ maker: [, module, ...rest] }) => [module, data, ...rest]),
      join(data, 'last'),
    );
    const found = all.map(({ format, maker: [name] }, index) => ({ format, name, ...measures[index] }));
    const { name: subject } = valuesOf(letter, lettersMade).at(-1);
    for (const format of Object.keys(makers)) {
      const its = found.filter((each) => each.format === format);
      await verify(format, its, subject, letter);
      const [own] = its;
      for (const { name, ms, processor, peak, bytes } of its) {
        const ratios = name === own.name ? [] : [times(processor, own.processor), times(own.bytes, bytes)];
        const figures = [fixed(ms, 2), fixed(processor, 2), fixed(1000 / processor), megabytes(peak), String(bytes)];
        rows.push([`${letter.name}, ${letter.pages} p.`, format.toUpperCase(), name, ...figures, ...ratios]);
      }
      targets.push(...targetsOf(letter, format, its));
    }
  }
  const notes = [
    `Medians of ${plan.rounds} rounds of ${plan.lettersPerRound} letters after ${plan.warmUps} rounds to warm up.`,
    'cpu ms: processor time of all threads, garbage and compilation included; letters/s and "ours faster" are by it.',
  ];
  return { title: 'Distinct letters, in process, one core', rows, left: 3, notes, targets };
}

/** Every DOCX says what ours says, every PDF has its hanzi; ours has its pages. */
async function verify(format, [own, ...peers], subject, letter) {
  const [bytes] = own.last;
  if (format === 'docx') {
    const wanted = docxText(bytes, own.name);
    for (const { name, last } of [own, ...peers]) verifyDocx(last[0], subject, name, wanted);
    return;
  }
  const wanted = await pdfContent(bytes, own.name);
  if (wanted.pages !== letter.pages) throw new Error(`${own.name}: ${wanted.pages} pages, not ${letter.pages}`);
  for (const { name, last } of [own, ...peers]) await verifyPdf(last[0], subject, name, wanted);
}

function targetsOf(letter, format, its) {
  const [own] = its;
  const { name, atLeast } = rivals[format];
  const rival = its.find((each) => each.name === name);
  const faster = rival.processor / own.processor;
  const shown = format.toUpperCase();
  const speed = {
    what: `${shown}, distinct letters, one core: ${letter.name} against ${name}`,
    target: `${atLeast}× or more`,
    reached: `${faster.toFixed(2)}×`,
    isMet: faster >= atLeast,
  };
  if (letter.key !== 'staff') return [speed];
  const beside = format === 'pdf' ? ` (Typst's here: ${rival.bytes})` : '';
  const size = {
    what: `bytes of the ${letter.name} as ${shown}`,
    target: `${mostBytes[format]} or less`,
    reached: `${own.bytes}${beside}`,
    isMet: own.bytes <= mostBytes[format],
  };
  return [speed, size];
}
