/**
 * The letters that all makers make: data sets of many like organizations in a temporary folder, opened and composed by
 * the pipeline.
 */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { openDataset } from '../dist/open-dataset.js';
import { composePaper } from '../dist/pipeline.js';
import { mostPlaces, personName, placeName } from './county.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));

/**
 * @typedef {object} Letter
 * @property {string} key
 * @property {string} name
 * @property {string} dataset what its organizations are added to
 * @property {string} template
 * @property {number} pages
 * @property {string} bureau keeps the first copy where there are three
 * @property {object} organization what its organizations have in common
 * @property {string} ending of their names
 * @property {readonly object[]} duties what they answer for in addition
 */

/** What asks for papers in the examples, which do so in English or Chinese. */
const papersSection = new Set(['papers', '文书']);

/** The group of all its organizations. */
const recipients = '收件单位';

/** @type {readonly Letter[]} */
export const letters = [
  {
    key: 'staff',
    name: 'staff letter',
    dataset: 'songtao',
    template: 'staff-letter',
    pages: 7,
    bureau: '松桃苗族自治县教育局',
    organization: { kind: 'office', parent: '松桃苗族自治县第一完小', posts: ['主任'] },
    ending: '处',
    // Something that each of them leads, for the letter lists it.
    duties: [
      {
        id: 'bench',
        title: '汇总报送资料',
        text: '按月汇总本处室的工作资料，经责任人审核后报送学校。',
        organizations: [recipients],
        deadline: '2025-12-31',
      },
    ],
  },
  {
    key: 'short',
    name: 'short letter',
    dataset: 'example',
    template: 'short-letter',
    pages: 1,
    bureau: '清溪县教育局',
    organization: { kind: 'school', stage: 'primary', parent: '清溪镇中心学校', posts: ['校长'] },
    ending: '完小',
    duties: [],
  },
];

/** The letter of a key. */
export function letterOf(key) {
  const letter = letters.find((each) => each.key === key);
  if (letter === undefined) throw new Error(`no letter ${key}`);
  return letter;
}

/**
 * What changes from letter to letter, all of one length: the organization and who leads it.
 *
 * @typedef {{ name: string, head: string }} Values
 * @returns {Values[]}
 */
export function valuesOf({ ending }, count) {
  if (count > mostPlaces) throw new Error(`there are names for ${mostPlaces} letters, not ${count}`);
  return Array.from({ length: count }, (_, index) => ({
    name: `${placeName(index)}${ending}`,
    head: personName(index),
  }));
}

/**
 * Writes a workspace with nothing but the letters, in three copies each: its bureau's, the issuer's and the subject's.
 *
 * @returns the folder of its data set.
 */
export async function generate(letter, folder, count) {
  const data = join(folder, 'data/letters');
  await cp(join(root, 'data', letter.dataset), data, { recursive: true });
  await mkdir(join(folder, 'templates'));
  await cp(join(root, 'bench/templates'), join(folder, 'templates'), { recursive: true });
  const file = join(data, 'programme.yaml');
  const sections = Object.entries(parse(await readFile(file, 'utf8'))).filter(([name]) => !papersSection.has(name));
  await writeFile(file, JSON.stringify(Object.fromEntries(sections)));

  const values = valuesOf(letter, count);
  const { bureau, organization, template, duties } = letter;
  const [post] = organization.posts;
  const ours = {
    organizations: [{ name: bureau, kind: 'bureau' }, ...values.map(({ name }) => ({ name, ...organization }))],
    tenures: values.map(({ name, head }) => ({ organization: name, post, holder: head, from: '2022-08-01' })),
    groups: [{ name: recipients, members: values.map(({ name }) => name) }],
    duties,
    papers: [{ template, for: [recipients], parties: [bureau, 'issuer', 'subject'] }],
  };
  await writeFile(join(data, 'bench.json'), JSON.stringify(ours, null, 1));
  return data;
}

/** A folder, named in messages by its path. */
function at(path) {
  return { path, shown: path };
}

/**
 * Opens generated data with the program's fonts and templates.
 *
 * @param {number} copies of each letter: the subject's own and, beyond that, other subjects'.
 */
export async function openLetters(folder, copies) {
  const { value: dataset, diagnostics } = await openDataset({
    data: at(join(folder, 'data/letters')),
    templates: [at(join(folder, 'templates')), at(join(root, 'templates'))],
    fonts: [at(join(root, 'fonts'))],
  });
  if (dataset === undefined) throw new Error(JSON.stringify(diagnostics.slice(0, 3).map(({ fault }) => fault)));
  const subjects = dataset.plans.map(({ subject }) => subject);
  const plans = dataset.plans.map((plan) => {
    const others = subjects.filter((subject) => subject !== plan.subject);
    return { ...plan, parties: [plan.subject, ...others.slice(0, copies - 1)] };
  });
  return { dataset, plans };
}

/** The content of one letter, before it has lines and pages. */
export function compose(dataset, plan) {
  const { value, diagnostics } = composePaper(dataset, plan);
  if (value === undefined) throw new Error(JSON.stringify(diagnostics));
  return value;
}
