/** The example data sets, filled: every stage up to the document tree, each paper with its text. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { checkProgramme, checkTemplateHeader } from '../../src/check/check.ts';
import { planPapers } from '../../src/check/plan.ts';
import { placeTables } from '../../src/check/tables.ts';
import { createViews } from '../../src/check/view.ts';
import { compileInline, compileTemplate } from '../../src/fill/fill.ts';
import { loadDataset } from '../../src/load/dataset.ts';
import { loadParts, loadTemplate } from '../../src/load/template.ts';
import type { Outcome } from '../../src/model/diagnostic.ts';
import type { Block, Inline } from '../../src/model/document.ts';
import type { PaperPlan, Programme } from '../../src/model/programme.ts';
import { checkTemplateMarkup, parseMarkup } from '../../src/parse/markup.ts';

export interface FilledPaper {
  readonly plan: PaperPlan;
  readonly title: string;
  readonly blocks: readonly Block[];
  /** One line a block, numbers and blanks as they are printed. */
  readonly text: string;
}

export interface Example {
  readonly programme: Programme;
  readonly papers: readonly FilledPaper[];
  /** A paper by the end of its id, such as school-letter/擂鼓中学. */
  paper(id: string): FilledPaper;
}

const root = join(import.meta.dirname, '../..');

/** The papers whose text two fillings have differently. */
export function changedPapers(before: Example, after: Example): string[] {
  const texts = new Map(before.papers.map(({ plan, text }) => [plan.id, text]));
  return after.papers.filter(({ plan, text }) => text !== texts.get(plan.id)).map(({ plan }) => plan.id);
}

/** A text that stands once in a file of the data set, and what is put in its place. */
export interface Edit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** Fills every paper of an example, after changing its files if edits are given. @throws on any diagnostic. */
export async function fillExample(dataset: string, edits: readonly Edit[] = []): Promise<Example> {
  const data = sound(placeTables(sound(await loadDataset(editedFolder(dataset, edits), `data/${dataset}`))));
  const programme = sound(checkProgramme(data));
  const templates = new Map<string, Template>();
  for (const name of new Set(programme.papers.map(({ template }) => template))) {
    templates.set(name, await readTemplate(name));
  }
  const headers = new Map([...templates].map(([name, { header }]) => [name, header]));
  const view = createViews(programme);
  const papers = sound(planPapers(programme, headers)).map((plan): FilledPaper => {
    const template = templates.get(plan.template);
    if (template === undefined) throw new Error(`no template ${plan.template}`);
    const title = sound(template.title.fill(view(plan), plan.id));
    const markdown = sound(template.body.fill({ ...view(plan), title }, plan.id));
    const properties = { title, author: '', subject: '', language: 'zh-CN' };
    const { blocks } = sound(parseMarkup(markdown, properties, { file: plan.template }));
    return { plan, title, blocks, text: blocks.map(blockText).join('\n') };
  });
  const paper = (id: string): FilledPaper => {
    const found = papers.find(({ plan }) => plan.id === `${programme.dataset}/${id}`);
    if (found === undefined) throw new Error(`no paper ${id}`);
    return found;
  };
  return { programme, papers, paper };
}

function editedFolder(dataset: string, edits: readonly Edit[]): string {
  const folder = join(root, 'data', dataset);
  if (edits.length === 0) return folder;
  const parent = mkdtempSync(join(tmpdir(), 'zerenshu-'));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  const copy = join(parent, dataset);
  cpSync(folder, copy, { recursive: true });
  const texts = new Map<string, string>();
  for (const { file, from, to } of edits) {
    const parts = (texts.get(file) ?? readFileSync(join(copy, file), 'utf8')).split(from);
    if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} of ${from}`);
    texts.set(file, parts.join(to));
  }
  for (const [file, text] of texts) writeFileSync(join(copy, file), text);
  return copy;
}

type Template = Awaited<ReturnType<typeof readTemplate>>;

async function readTemplate(name: string) {
  const folders = [{ path: join(root, 'templates'), shown: 'templates' }];
  const source = sound(await loadTemplate(name, folders));
  const header = sound(checkTemplateHeader(source));
  const body = sound(compileTemplate(source, await loadParts(folders)));
  const slips = checkTemplateMarkup({ ...source, body: body.text }, body.locate);
  if (slips.length > 0) throw new Error(JSON.stringify(slips));
  const title = sound(compileInline(header.title, header.titlePlace));
  return { header, title, body };
}

/** The value of an outcome without any diagnostic. */
function sound<T>({ value, diagnostics }: Outcome<T>): T {
  if (value === undefined || diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics, undefined, 2));
  return value;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'title':
    case 'paragraph':
      return inlineText(block.content);
    case 'heading':
    case 'item':
      return block.number.label + inlineText(block.content);
    case 'cover':
      return [...block.head, block.title, ...block.foot].map(inlineText).join('\n');
    case 'signatures':
      return block.parties.map(({ lines }) => lines.map(inlineText).join('\n')).join('\n');
    case 'table':
      return [block.header, ...block.rows]
        .map((cells) => cells.map(({ content }) => inlineText(content)).join(' | '))
        .join('\n');
    case 'masthead':
      return [block.name, block.documentNumber].map(inlineText).join('\n');
    case 'record':
      return block.entries.map(({ left, right }) => inlineText([...left, ...right])).join('\n');
    case 'attachment-list':
      return block.titles.map(inlineText).join('\n');
    case 'attachment':
      return block.label;
    case 'page-break':
    case 'orientation':
      return '';
  }
}

function inlineText(content: readonly Inline[]): string {
  return content
    .map((inline) => (inline.kind === 'text' ? inline.text : inline.kind === 'blank' ? '_'.repeat(inline.width) : '\n'))
    .join('');
}
