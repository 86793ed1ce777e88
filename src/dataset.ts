/**
 * A data set opened: its files read, checked, its templates compiled, its fonts open. What was read is a plain value
 * that can be handed to another thread, so that all threads of a run make papers from the same files.
 */
import { createHash } from 'node:crypto';
import { checkProgramme, checkTemplateHeader } from './check/check.ts';
import { dateOf, planPapers, type PaperDay } from './check/plan.ts';
import { missingTemplates, requestedTemplates, type RequestedTemplate } from './check/templates.ts';
import { createViews } from './check/view.ts';
import { loadData } from './data-pipeline.ts';
import { compileInline, compileTemplate, type CompiledTemplate } from './fill/fill.ts';
import { loadFonts, type LoadedFonts } from './load/fonts.ts';
import { listTemplates, loadParts, loadTemplate } from './load/template.ts';
import { hasErrors, type Diagnostic, type Outcome } from './model/diagnostic.ts';
import type { PaperView } from './model/facts.ts';
import type { PaperPlan, Programme, TemplateHeader } from './model/programme.ts';
import type { NamedFolder, Parts, SourceData, TemplateSource } from './model/source.ts';
import { noStopwatch, type Stopwatch } from './model/timing.ts';
import { checkTemplateMarkup } from './parse/markup.ts';

/** What a data set is made into papers from. */
export interface DatasetFolders {
  readonly data: NamedFolder;
  /** The first folder that has a template wins. */
  readonly templates: readonly NamedFolder[];
  readonly fonts: readonly NamedFolder[];
}

/** The files of a data set as they were read, without its fonts. */
export interface LoadedFiles {
  readonly data: Outcome<SourceData>;
  readonly requested: readonly RequestedTemplate[];
  /** Names of all templates there are. */
  readonly existing: readonly string[];
  readonly templates: readonly Outcome<TemplateSource>[];
  readonly parts: Parts;
}

interface ReadyTemplate {
  /** Hash of its title, its text and the parts in it. */
  readonly hash: string;
  readonly source: TemplateSource;
  readonly header: TemplateHeader;
  readonly title: CompiledTemplate;
  readonly body: CompiledTemplate;
}

/** A data set without fault, its templates compiled, its fonts open. */
export interface OpenDataset {
  readonly name: string;
  readonly programme: Programme;
  readonly source: SourceData;
  readonly fonts: LoadedFonts;
  /** Of the papers that have no date of their own. */
  readonly date: string;
  readonly plans: readonly PaperPlan[];
  readonly templates: ReadonlyMap<string, ReadyTemplate>;
  /** What it was opened from. */
  readonly files: LoadedFiles;
  readonly stopwatch: Stopwatch;
  view(plan: PaperPlan): PaperView;
}

/** The template of 责任人变更确认页, which no data set asks for by name. */
export const supplementTemplate = 'supplement';

export interface OpenOptions extends PaperDay {
  /** Whether supplements to papers may be composed. */
  readonly supplements?: boolean;
  readonly stopwatch?: Stopwatch | undefined;
}

/** Loads and checks everything a data set's papers need; all faults come together. */
export async function openDataset(
  folders: DatasetFolders,
  { supplements = false, stopwatch = noStopwatch, ...day }: OpenOptions = {},
): Promise<Outcome<OpenDataset>> {
  const [files, fonts] = await stopwatch.measure('load', () =>
    Promise.all([loadFiles(folders, supplements), loadFonts(folders.fonts)]),
  );
  return stopwatch.measure('check', () => openFiles(files, fonts, { ...day, stopwatch }));
}

async function loadFiles(folders: DatasetFolders, supplements: boolean): Promise<LoadedFiles> {
  const data = await loadData(folders.data);
  const requested = data.value === undefined ? [] : requestedTemplates(data.value);
  const existing = await listTemplates(folders.templates);
  const names = new Set([...requested.map(({ name }) => name), ...(supplements ? [supplementTemplate] : [])]);
  const templates: Outcome<TemplateSource>[] = [];
  for (const name of names) {
    if (existing.includes(name)) templates.push(await loadTemplate(name, folders.templates));
  }
  return { data, requested, existing, templates, parts: await loadParts(folders.templates) };
}

/** Opens what was read: in a worker, what another thread has read. */
export function openFiles(
  files: LoadedFiles,
  fonts: Outcome<LoadedFonts>,
  { stopwatch = noStopwatch, ...day }: Omit<OpenOptions, 'supplements'> = {},
): Outcome<OpenDataset> {
  const source = files.data.value;
  const checked = source === undefined ? undefined : checkProgramme(source);
  const templates = readyTemplates(files);
  const programme = checked?.value;
  const headers = new Map([...(templates.value ?? [])].map(([name, { header }]) => [name, header]));
  const planned = programme === undefined ? undefined : planPapers(programme, headers, day);
  const diagnostics = [
    ...files.data.diagnostics,
    ...(checked?.diagnostics ?? []),
    ...missingTemplates(files.requested, files.existing),
    ...templates.diagnostics,
    ...(planned?.diagnostics ?? []),
    ...fonts.diagnostics,
  ];
  const plans = planned?.value;
  if (
    hasErrors(diagnostics) ||
    source === undefined ||
    programme === undefined ||
    plans === undefined ||
    templates.value === undefined ||
    fonts.value === undefined
  ) {
    return { value: undefined, diagnostics };
  }
  const value = {
    name: source.dataset,
    programme,
    source,
    fonts: fonts.value,
    date: dateOf(programme, day).date,
    plans,
    templates: templates.value,
    files,
    stopwatch,
    view: createViews(programme),
  };
  return { value, diagnostics };
}

function readyTemplates({ templates, parts }: LoadedFiles): Outcome<ReadonlyMap<string, ReadyTemplate>> {
  const diagnostics: Diagnostic[] = [];
  const found = new Map<string, ReadyTemplate>();
  for (const loaded of templates) {
    diagnostics.push(...loaded.diagnostics);
    if (loaded.value === undefined) continue;
    const ready = readyTemplate(loaded.value, parts);
    diagnostics.push(...ready.diagnostics);
    if (ready.value !== undefined) found.set(loaded.value.name, ready.value);
  }
  return { value: found, diagnostics };
}

/** A template checked as far as that goes without data. */
function readyTemplate(source: TemplateSource, parts: Parts): Outcome<ReadyTemplate> {
  const header = checkTemplateHeader(source);
  const title = header.value === undefined ? undefined : compileInline(header.value.title, header.value.titlePlace);
  const body = compileTemplate(source, parts);
  const joined = body.value === undefined ? source : { ...source, body: body.value.text };
  const diagnostics = [
    ...header.diagnostics,
    ...(title?.diagnostics ?? []),
    ...body.diagnostics,
    ...(body.value?.faults ?? []),
    ...checkTemplateMarkup(joined, body.value?.locate),
  ];
  if (header.value === undefined || title?.value === undefined || body.value === undefined) {
    return { value: undefined, diagnostics };
  }
  const hash = hashOf([header.value.title, body.value.text]);
  return { value: { hash, source, header: header.value, title: title.value, body: body.value }, diagnostics };
}

/** The data set without what was remembered of the papers that were made: a county has thousands of views. */
export function refreshed(dataset: OpenDataset): OpenDataset {
  return { ...dataset, view: createViews(dataset.programme) };
}

/** The data set without what it was read from, in which only the places of faults are looked up. */
export function withoutSource(dataset: OpenDataset): OpenDataset {
  const source = { ...dataset.source, sections: [] };
  const { files } = dataset;
  return { ...dataset, source, files: { ...files, data: { value: source, diagnostics: [] } } };
}

/** The hash of a value's JSON, in hexadecimal. */
export function hashOf(value: unknown): string {
  return hashOfJson(JSON.stringify(value));
}

/** The same of a value that is JSON already. */
export function hashOfJson(json: string): string {
  return createHash('sha256').update(json).digest('hex');
}
