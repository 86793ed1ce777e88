/** A county's papers as whole processes: 200 schools, three copies each, DOCX and PDF, on two cores. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, bytesOf, filesBelow, issued } from '../batch.mjs';
import { libreOfficeVersion, openLibreOffice } from '../libreoffice.mjs';
import { generate, letters, valuesOf } from '../letters.mjs';
import { median } from '../measure.mjs';
import { withTags } from '../prepared.mjs';
import { runNode } from '../process.mjs';
import { fixed, megabytes, seconds, times } from '../table.mjs';
import { docxText, pdfContent, verifyDocx, verifyPdf } from '../verify.mjs';
import { fileURLToPath } from 'node:url';

const schools = 200;
const copies = 3;
const papers = schools * copies;
const rounds = 3;
/** How many files LibreOffice is given in its two calls: what one more costs is between them. */
const sample = { few: 4, many: 24 };
const filler = fileURLToPath(new URL('../makers/docxtemplater-batch.mjs', import.meta.url));

export async function batchPart({ folder, tell }) {
  const version = await libreOfficeVersion();
  const rows = [['letter', 'made by', 's', 'cpu s', 'ms/copy', 'copies/s', 'peak MB', 'MB', 'ours faster']];
  const targets = [];
  const office = version === undefined ? undefined : await openLibreOffice(join(folder, 'office'));
  for (const letter of letters) {
    const { own, filled, converted } = await race(letter, { folder: join(folder, letter.key), office, tell });
    const both = converted && {
      ms: filled.ms + converted.ms,
      processor: sum(filled.processor, converted.processor),
      peak: Math.max(filled.peak, converted.peak ?? 0),
      bytes: filled.bytes + converted.bytes,
    };
    rows.push(
      row(letter, 'zerenshu build, DOCX + PDF', own),
      row(letter, 'docxtemplater, DOCX', filled),
      converted === undefined
        ? [letter.name, 'LibreOffice: not installed']
        : row(letter, 'LibreOffice, PDF', converted),
      ...(both === undefined ? [] : [[...row(letter, 'docxtemplater + LibreOffice', both), times(both.ms, own.ms, 1)]]),
    );
    targets.push({
      what: `${schools} schools × ${copies} copies × both formats, two cores: ${letter.name} against docxtemplater + LibreOffice`,
      target: '60× or more',
      reached: both === undefined ? 'LibreOffice is not installed' : times(both.ms, own.ms, 1),
      isMet: both !== undefined && both.ms / own.ms >= 60,
    });
  }
  const notes = [
    `Whole processes that write their files; medians of ${rounds} rounds in turn; "ours faster" is by the clock.`,
    'zerenshu also writes its ledger and forces files to disk, the others do not.',
    `${version ?? 'LibreOffice'} is sampled: calls of ${sample.few} and of ${sample.many} files give what its start and a file cost,`,
    `the row is one call of ${papers} files by these.`,
  ];
  return { title: `${schools} schools × ${copies} copies, two cores`, rows, left: 2, notes, targets };
}

function row({ name, pages }, maker, { ms, processor, peak, bytes }) {
  const speed = [seconds(ms), seconds(processor), fixed(ms / papers, 2), fixed((1000 * papers) / ms)];
  return [`${name}, ${pages} p.`, maker, ...speed, megabytes(peak), megabytes(bytes)];
}

/** Ours, docxtemplater and LibreOffice in turn, round by round. */
async function race(letter, { folder, office, tell }) {
  await mkdir(folder, { recursive: true });
  const data = await generate(letter, folder, schools);
  const costs = { own: [], filled: [], few: [], many: [] };
  const paths = { out: join(folder, 'out'), docx: join(folder, 'docx'), pdf: join(folder, 'pdf') };
  const bytes = {};
  for (let round = 0; round < rounds; round++) {
    tell(`${letter.name}: round ${round + 1} of ${rounds}`);
    await rm(paths.out, { recursive: true, force: true });
    costs.own.push(await build(data, paths.out));
    if (round === 0) await orderFilling(letter, folder, paths);
    costs.filled.push(await runNode([filler, join(folder, 'order.json')]));
    const files = await filesBelow(paths.docx, '.docx');
    if (files.length !== papers) throw new Error(`docxtemplater made ${files.length} files`);
    if (office === undefined) continue;
    // The first call makes a profile.
    if (round === 0) await office(files.slice(0, 1), paths.pdf);
    costs.few.push(await office(files.slice(0, sample.few), paths.pdf));
    costs.many.push(await office(files.slice(-sample.many), paths.pdf));
  }
  const made = await filesBelow(paths.out, '.docx', '.pdf');
  if (made.length !== 2 * papers) throw new Error(`zerenshu made ${made.length} files`);
  bytes.own = await bytesOf(made);
  bytes.filled = await bytesOf(await filesBelow(paths.docx, '.docx'));
  await verify(letter, paths, office !== undefined);
  return {
    own: { ...middle(costs.own), bytes: bytes.own },
    filled: { ...middle(costs.filled), bytes: bytes.filled },
    converted: office && (await scaled(costs, paths.pdf)),
  };
}

/** The templates are our finished copies of the first letter. */
async function orderFilling(letter, folder, { out, docx }) {
  const values = valuesOf(letter, schools);
  const [first] = await issued(out, 'letters');
  const own = first.files.filter(({ format }) => format === 'docx');
  const templates = [];
  for (const { copy, path } of own) {
    const template = join(folder, `template-${copy}.docx`);
    await writeFile(template, withTags(await readFile(join(out, path)), values[0]));
    templates.push(template);
  }
  await writeFile(join(folder, 'order.json'), JSON.stringify({ templates, values, out: docx }));
}

/** The first and the last paper read back: what the peers made of them says what ours says. */
async function verify(letter, { out, docx, pdf }, isConverted) {
  const all = await issued(out, 'letters');
  if (all.length !== schools) throw new Error(`zerenshu issued ${all.length} papers`);
  const values = valuesOf(letter, schools);
  for (const index of [0, schools - 1]) {
    const { name } = values[index];
    const record = all.find(({ subject }) => subject === name);
    for (const { format, copy, path } of record.files) {
      const bytes = await readFile(join(out, path));
      const peer = join(format === 'docx' ? docx : pdf, `${index}-${copy}.${format}`);
      if (format === 'docx') verifyDocx(await readFile(peer), name, 'docxtemplater', docxText(bytes, 'zerenshu'));
      const wanted = format === 'pdf' && (await pdfContent(bytes, 'zerenshu'));
      if (wanted && wanted.pages !== letter.pages) throw new Error(`zerenshu: ${wanted.pages} pages`);
      if (wanted && isConverted) {
        const made = await readFile(peer).catch(() => undefined);
        if (made !== undefined) await verifyPdf(made, name, 'LibreOffice', wanted);
      }
    }
  }
}

/** One call of all papers, from what the samples cost. */
async function scaled({ few, many }, folder) {
  const of = (measure) => {
    const steps = few.map((each, round) => (many[round][measure] - each[measure]) / (sample.many - sample.few));
    const step = median(steps);
    return median(few.map((each) => each[measure])) + step * (papers - sample.few);
  };
  const files = await filesBelow(folder, '.pdf');
  return {
    ms: of('ms'),
    processor: few[0].processor === undefined ? undefined : of('processor'),
    peak: middle(many).peak,
    bytes: ((await bytesOf(files)) / files.length) * papers,
  };
}

function middle(costs) {
  const of = (measure) => (costs[0][measure] === undefined ? undefined : median(costs.map((cost) => cost[measure])));
  return { ms: of('ms'), processor: of('processor'), peak: of('peak') };
}

function sum(one, other) {
  return one === undefined || other === undefined ? undefined : one + other;
}
