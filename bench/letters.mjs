/** Our side: data sets of many like organizations in a temporary folder, and their letters made by the pipeline. */
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDataset } from '../dist/open-dataset.js';
import { composePaper, writeCopies } from '../dist/pipeline.js';

const root = fileURLToPath(new URL('../', import.meta.url));

/** What a data set gets in addition: as many organizations as wanted, and the paper for them if it has none. */
const staff = { dataset: 'songtao', kind: 'office', ending: '处', post: '主任', parent: '松桃苗族自治县第一完小' };
const short = { dataset: 'example', kind: 'school', ending: '小学', post: '校长', parent: '清溪镇中心学校' };

export const letters = [
  { name: 'staff letter', pages: 6, template: 'staff-letter', ...staff, papers: [] },
  {
    name: 'short letter',
    pages: 1,
    template: 'short-letter',
    ...short,
    papers: [{ template: 'short-letter', for: 'school' }],
  },
];

const first = [...'云青金松竹梅兰柳红明安和文德思学'];
const second = [...'山河溪泉林原川岭湖江塘坪田桥岩谷'];
/** How many different letters there can be. */
export const mostLetters = first.length * second.length;

/** Names of one length: what changes from letter to letter is the name alone. */
function names(count, ending) {
  const pairs = first.flatMap((a) => second.map((b) => `${a}${b}${ending}`));
  return pairs.slice(0, count);
}

/** Copies a letter's data set to a folder and adds organizations to it. */
export async function generate(letter, folder, count) {
  const { dataset, kind, ending, post, parent, papers } = letter;
  const stage = kind === 'school' ? { stage: 'primary' } : {};
  const organizations = names(count, ending).map((name) => ({ name, kind, ...stage, parent, posts: [post] }));
  await cp(join(root, 'data', dataset), folder, { recursive: true });
  await writeFile(join(folder, 'bench.json'), JSON.stringify({ organizations, papers }, null, 1));
}

/** A folder, named in messages by its path. */
function at(path) {
  return { path, shown: path };
}

/** Opens a generated data set with the program's fonts and templates; its letters have one copy, their subject's. */
export async function openLetters(letter, folder, count) {
  const { value: dataset, diagnostics } = await openDataset({
    data: at(folder),
    templates: [at(join(root, 'bench/templates')), at(join(root, 'templates'))],
    fonts: [at(join(root, 'fonts'))],
  });
  if (dataset === undefined) throw new Error(JSON.stringify(diagnostics.slice(0, 3).map(({ fault }) => fault)));
  const wanted = new Set(names(count, letter.ending));
  const plans = dataset.plans
    .filter(({ template, subject }) => template === letter.template && wanted.has(subject))
    .map((plan) => ({ ...plan, parties: [plan.subject] }));
  if (plans.length !== count) throw new Error(`${plans.length} letters, not ${count}`);
  return { dataset, plans };
}

/** The content of one letter, before it has lines and pages. */
export function compose(dataset, plan) {
  const { value, diagnostics } = composePaper(dataset, plan);
  if (value === undefined) throw new Error(JSON.stringify(diagnostics));
  return value;
}

/** One letter from its data to the bytes of its only copy. */
export async function ours(dataset, plan, format) {
  const [copy] = await writeCopies(dataset, compose(dataset, plan), [format]);
  return copy.bytes;
}
