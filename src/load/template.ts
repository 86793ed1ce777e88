/**
 * Templates by name, and the parts they insert. The first folder that has `<name>.md` wins, so that a workspace's
 * template comes before the built-in one. Splits the front matter off; what it and the body mean is for others.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { error, hasErrors, reasonOf } from '../model/diagnostic.ts';
import type { Diagnostic, Outcome } from '../model/diagnostic.ts';
import { nearestName } from '../model/names.ts';
import type { NamedFolder, Parts, PartSource, SourceMap, TemplateSource } from '../model/source.ts';
import { maxTextBytes, readBounded } from './bounds.ts';
import { decode, refuseUnfit, sourceText } from './text.ts';
import type { SourceText } from './text.ts';
import { parseYaml } from './yaml.ts';

/** The names of all templates, each once, in order. Folders that do not exist have none. */
export async function listTemplates(folders: readonly NamedFolder[]): Promise<string[]> {
  const names = new Set<string>();
  for (const folder of folders) {
    for (const name of await namesIn(folder)) names.add(name);
  }
  return [...names].sort();
}

/** Reads the template of a name. A name is one of those listed: it never leads out of the folders. */
export async function loadTemplate(name: string, folders: readonly NamedFolder[]): Promise<Outcome<TemplateSource>> {
  for (const folder of folders) {
    if ((await namesIn(folder)).includes(name)) return readTemplate(name, folder);
  }
  const nearest = nearestName(name, await listTemplates(folders));
  const fault = { code: 'template-missing', name } as const;
  return failed([error(nearest === undefined ? fault : { ...fault, nearest })]);
}

/** All parts: the files of `parts/` in the folders of templates. What is wrong with one is told where it is inserted. */
export async function loadParts(folders: readonly NamedFolder[]): Promise<Parts> {
  const parts = new Map<string, PartSource>();
  for (const { path, shown } of folders) {
    const folder = { path: join(path, 'parts'), shown: `${shown.replace(/[\\/]+$/u, '')}/parts` };
    for (const name of await namesIn(folder)) {
      if (!parts.has(name)) parts.set(name, await readPart(name, folder));
    }
  }
  return parts;
}

async function readPart(name: string, folder: NamedFolder): Promise<PartSource> {
  const { file, source, diagnostics } = await readText(name, folder);
  if (source === undefined) return { file, text: '', faults: diagnostics };
  const faults = refuseUnfit(source.text, (_character, index) => source.place(index));
  return { file, text: source.text, faults };
}

async function namesIn(folder: NamedFolder): Promise<string[]> {
  try {
    const entries = await readdir(folder.path, { withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory() && /^[^._~].*\.md$/u.test(entry.name))
      .map((entry) => entry.name.slice(0, -'.md'.length));
  } catch {
    return [];
  }
}

function failed(diagnostics: readonly Diagnostic[]): Outcome<never> {
  return { value: undefined, diagnostics };
}

async function readTemplate(name: string, folder: NamedFolder): Promise<Outcome<TemplateSource>> {
  const { file, source, diagnostics } = await readText(name, folder);
  return source === undefined ? failed(diagnostics) : splitTemplate(name, file, source);
}

interface ReadText {
  /** As messages name it. */
  readonly file: string;
  readonly source?: SourceText;
  readonly diagnostics: readonly Diagnostic[];
}

async function readText(name: string, folder: NamedFolder): Promise<ReadText> {
  const file = `${folder.shown.replaceAll('\\', '/').replace(/\/+$/u, '')}/${name}.md`;
  let bytes: Uint8Array;
  try {
    bytes = await readBounded(join(folder.path, `${name}.md`), maxTextBytes);
  } catch (cause) {
    const reason = reasonOf(cause);
    return { file, diagnostics: [error({ code: 'file-unreadable', path: file, reason }, { file })] };
  }
  const text = decode(bytes);
  if (text === undefined) return { file, diagnostics: [error({ code: 'file-encoding', path: file }, { file })] };
  return { file, source: sourceText(file, text), diagnostics: [] };
}

const fence = /^---[ \t]*$/u;

/** A template without front matter has an empty one: what must stand in it is then reported as missing. */
function splitTemplate(name: string, file: string, source: SourceText): Outcome<TemplateSource> {
  const lines = source.text.split('\n');
  const hasFence = fence.test(lines[0] ?? '');
  const end = hasFence ? lines.findIndex((line, index) => index > 0 && fence.test(line)) : -1;
  if (hasFence && end === -1) {
    return failed([error({ code: 'template-front-matter', detail: 'NOT_CLOSED' }, source.place(0))]);
  }
  const frontMatter = readFrontMatter(source, lines, end);
  const body = lines.slice(end + 1).join('\n');
  const bodyStart = source.text.length - body.length;
  const locate = (_character: string, index: number) => source.place(bodyStart + index);
  const diagnostics = [...frontMatter.diagnostics, ...refuseUnfit(body, locate)];
  if (frontMatter.value === undefined || hasErrors(diagnostics)) return failed(diagnostics);
  return { value: { name, file, frontMatter: frontMatter.value, body, bodyLine: end + 2 }, diagnostics };
}

/** Parses the lines between the fences; the opening one is blanked so that places are those in the file. */
function readFrontMatter(source: SourceText, lines: readonly string[], end: number): Outcome<SourceMap> {
  const opening = ' '.repeat((lines[0] ?? '').length);
  const text = end === -1 ? '' : [opening, ...lines.slice(1, end)].join('\n');
  const { value, diagnostics } = parseYaml({ text, place: source.place });
  if (value === undefined || value.kind === 'map') return { value, diagnostics };
  return failed([...diagnostics, error({ code: 'template-front-matter', detail: 'NOT_A_MAP' }, value.place)]);
}
