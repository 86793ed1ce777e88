/**
 * A data set opened: its files read and checked, its templates compiled, its fonts open. All faults come together.
 */
import { checkProgramme, checkTemplateHeader } from './check/check.ts';
import { dateOf, planPapers, type PaperDay } from './check/plan.ts';
import { missingTemplates, requestedTemplates, type RequestedTemplate } from './check/templates.ts';
import { createViews } from './check/view.ts';
import { loadData } from './data-pipeline.ts';
import {
  readyTemplate,
  supplementTemplate,
  type CheckedFiles,
  type ReadyDataset,
  type ReadyTemplate,
} from './dataset.ts';
import { loadFonts, type LoadedFonts } from './load/fonts.ts';
import { listTemplates, loadParts, loadTemplate } from './load/template.ts';
import { hasErrors, type Diagnostic, type Outcome } from './model/diagnostic.ts';
import type { PaperPlan } from './model/programme.ts';
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
interface LoadedFiles {
  readonly data: Outcome<SourceData>;
  readonly requested: readonly RequestedTemplate[];
  /** Names of all templates there are. */
  readonly existing: readonly string[];
  readonly templates: readonly Outcome<TemplateSource>[];
  readonly parts: Parts;
}

/** A data set without fault, and the papers that it asks for. */
export interface OpenDataset extends ReadyDataset {
  readonly name: string;
  /** Of the papers that have no date of their own. */
  readonly date: string;
  readonly plans: readonly PaperPlan[];
  /** What it was made ready from. */
  readonly checked: CheckedFiles;
}

export interface OpenOptions extends PaperDay {
  /** Whether supplements to papers may be composed. */
  readonly supplements?: boolean;
  readonly stopwatch?: Stopwatch | undefined;
}

/** Loads and checks everything a data set's papers need. */
export async function openDataset(
  folders: DatasetFolders,
  { supplements = false, stopwatch = noStopwatch, ...day }: OpenOptions = {},
): Promise<Outcome<OpenDataset>> {
  const [files, fonts] = await stopwatch.measure('load', () =>
    Promise.all([loadFiles(folders, supplements), loadFonts(folders.fonts)]),
  );
  return stopwatch.measure('check', () => openFiles(files, fonts, stopwatch, day));
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

function openFiles(
  files: LoadedFiles,
  fonts: Outcome<LoadedFonts>,
  stopwatch: Stopwatch,
  day: PaperDay,
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
  const ready = [...templates.value.values()];
  const value = {
    name: source.dataset,
    programme,
    source,
    fonts: fonts.value,
    date: dateOf(programme, day).date,
    plans,
    templates: templates.value,
    checked: {
      programme,
      templates: ready.map(({ source: file, header }) => ({ source: file, header })),
      parts: files.parts,
    },
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
    const ready = checkTemplate(loaded.value, parts);
    diagnostics.push(...ready.diagnostics);
    if (ready.value !== undefined) found.set(loaded.value.name, ready.value);
  }
  return { value: found, diagnostics };
}

/** A template checked as far as that goes without data. */
function checkTemplate(source: TemplateSource, parts: Parts): Outcome<ReadyTemplate> {
  const header = checkTemplateHeader(source);
  const { value, body, diagnostics } = readyTemplate(source, header.value, parts);
  const joined = body === undefined ? source : { ...source, body: body.text };
  const ofMarkup = checkTemplateMarkup(joined, body?.locate);
  return { value, diagnostics: [...header.diagnostics, ...diagnostics, ...ofMarkup] };
}
